import type { Metadata } from "next";
import { LayoutPage } from "../../../workspace/layout/layout-page.tsx";

export const metadata: Metadata = { title: "Workspace layouts" };
export default LayoutPage;
