import type { Metadata } from "next";
import { WorkspacePage } from "../../../workspace/workspace-page.tsx";

export const metadata: Metadata = { title: "Workspace" };
export default WorkspacePage;
