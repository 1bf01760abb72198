import type { Metadata } from "next";
import { HelpPage } from "../../../../portal/help-page.tsx";

export const metadata: Metadata = { title: "Help" };

export default async function Help({ params }: { readonly params: Promise<{ readonly tenant: string }> }) {
  const { tenant } = await params;
  return <HelpPage tenant={tenant} />;
}
