import { changeTicket } from "@patchbay/use-cases/ticket/change-ticket";
import type { LiveChat } from "../chat/live-chat.ts";
import { ticketWorldOf } from "./ticket-world-of.ts";

/** The flow is over: from here on people move the ticket by the usual statuses. Refused where no status was drawn. */
export async function leaveSteps(chat: LiveChat): Promise<void> {
  if (!chat.ticket) return;
  await changeTicket(ticketWorldOf(chat))({ id: chat.ticket, event: { type: "steps-over" } });
}
