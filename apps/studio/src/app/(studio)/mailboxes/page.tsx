import type { Metadata } from "next";
import { MailboxesPage } from "../../../mailboxes/mailboxes-page.tsx";

export const metadata: Metadata = { title: "Mailboxes" };
export default MailboxesPage;
