import type { Metadata } from "next";
import { DashboardPage } from "../../../../insight/dashboard/dashboard-page.tsx";

export const metadata: Metadata = { title: "Dashboard" };

export default async function OneDashboardPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  return <DashboardPage id={(await params).id} />;
}
