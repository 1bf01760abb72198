import type { TicketId } from "@patchbay/base/ids";
import type { LiveChat } from "../chat/live-chat.ts";
import { TicketHand } from "./ticket-hand.ts";

/** After a restart: the agent who has the ticket of this contact goes on having it. */
export async function handOf(chat: LiveChat, ticket: TicketId): Promise<TicketHand | undefined> {
  const found = await chat.stores.conversations.find(chat.conversation.id);
  const stage = found?.state.stage;
  if (stage?.status !== "agent") return undefined;
  const queue = (await chat.stores.calls.find(chat.id))?.queue ?? "";
  const hand = new TicketHand(chat, { ticket, queue, entry: stage.entry, agent: stage.agent });
  hand.hold();
  return hand;
}
