import type { Metadata } from "next";
import { MembersPage } from "../../../admin/members-page.tsx";

export const metadata: Metadata = { title: "Members" };
export default MembersPage;
