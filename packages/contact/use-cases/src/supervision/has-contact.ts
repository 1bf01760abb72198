import type { AgentState } from "@patchbay/domain/agent";
import type { CallRecord } from "@patchbay/ports/store/call-store";
import type { ConversationNews } from "../call/conversation-board.ts";

/**
 * Whether the agent whom the record names has the contact still: a record names the last one, also after the contact went on to another
 * queue or back to its flow.
 */
export function hasContact(
  { id, channel }: Pick<CallRecord, "id" | "channel">,
  state: AgentState | undefined,
  news: Pick<ConversationNews, "call"> | undefined,
): boolean {
  if (state === undefined) return false;
  if (channel !== undefined) return true;
  return state.status === "talking" && (news === undefined || news.call === id);
}
