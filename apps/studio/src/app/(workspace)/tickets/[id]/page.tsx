import type { Metadata } from "next";
import { TicketPage } from "../../../../tickets/ticket-page.tsx";

export const metadata: Metadata = { title: "Ticket" };

export default async function OneTicket({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <TicketPage id={id} />;
}
