import type { Metadata } from "next";
import { IntegrationPage } from "../../../admin/integration-page.tsx";

export const metadata: Metadata = { title: "Integration" };
export default IntegrationPage;
