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
    const found = await stores.conversations.read(input.id, input);
    if (!found) return err({ code: "conversation.not-found" });
    const { facts, state } = found.conversation;
    const { lastSeq, stage, seen } = state;
    return ok({ messages: found.messages, lastSeq, stage, seenByVisitor: seen.visitor, facts });
  };
