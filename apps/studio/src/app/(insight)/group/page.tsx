import type { Metadata } from "next";
import { GroupPage } from "../../../insight/group/group-page.tsx";

export const metadata: Metadata = { title: "Group" };
export default GroupPage;
