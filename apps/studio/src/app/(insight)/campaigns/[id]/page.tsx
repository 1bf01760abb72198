import type { Metadata } from "next";
import { CampaignPage } from "../../../../outbound/campaign-page.tsx";

export const metadata: Metadata = { title: "Campaign" };

export default async function OneCampaignPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  return <CampaignPage id={(await params).id} />;
}
