import type { Metadata } from "next";
import { DashboardsPage } from "../../../insight/dashboard/dashboards-page.tsx";

export const metadata: Metadata = { title: "Dashboards" };
export default DashboardsPage;
