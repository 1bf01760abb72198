import type { Metadata } from "next";
import { TicketRulesPage } from "../../../tickets/rules/ticket-rules-page.tsx";

export const metadata: Metadata = { title: "Ticket rules" };
export default TicketRulesPage;
