import type { Metadata } from "next";
import { PortalPage } from "../../../portal/portal-page.tsx";

export const metadata: Metadata = { title: "Your tickets" };
export default PortalPage;
