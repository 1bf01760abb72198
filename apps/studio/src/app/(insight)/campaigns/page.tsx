import type { Metadata } from "next";
import { CampaignsPage } from "../../../outbound/campaigns-page.tsx";

export const metadata: Metadata = { title: "Campaigns" };
export default CampaignsPage;
