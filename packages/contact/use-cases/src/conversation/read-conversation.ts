import type { ConversationId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Stage } from "@patchbay/domain/conversation";
import type { Message } from "@patchbay/ports/store/conversation-store";
import type { Acting } from "../acting.ts";

export interface ConversationPage {
  readonly messages: readonly Message[];
  readonly lastSeq: number;
  readonly stage: Stage;
  /** How far the customer has read. */
  readonly seenByVisitor: number;
  /** Of the customer's page. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What was written, from behind a number: all of it, or what is missing. */
export const readConversation =
  ({ stores }: Pick<Acting, "stores">) =>
  async (input: {
    readonly id: ConversationId;
    readonly after: number;
    readonly limit: number;
  }): Promise<Result<ConversationPage, { readonly code: "conversation.not-found" }>> => {
    const { id, after, limit } = input;
    const found = await stores.conversations.find(id);
    if (!found) return err({ code: "conversation.not-found" });
    const messages = await stores.conversations.messages(id, { after, limit });
    const { lastSeq, stage, seen } = found.state;
    return ok({ messages, lastSeq, stage, seenByVisitor: seen.visitor, facts: found.facts });
  };
