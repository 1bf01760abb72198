import type { Metadata } from "next";
import { CustomerPage } from "../../../../customers/customer-page.tsx";

export const metadata: Metadata = { title: "Customer" };

export default async function OneCustomerPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  return <CustomerPage id={(await params).id} />;
}
