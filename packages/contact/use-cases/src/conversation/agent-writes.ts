import type { ConversationId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Conversation, ConversationRefusal, Message } from "@patchbay/ports/store/conversation-store";
import type { Acting } from "../acting.ts";
import { announce } from "../announce.ts";

export type AgentWritesError = ConversationRefusal | { readonly code: "conversation.not-yours" };

/** Who has the conversation writes to the customer; colleagues may note among themselves. */
export const agentWrites =
  (acting: Acting) =>
  async (input: {
    readonly conversation: ConversationId;
    readonly key: string;
    readonly text: string;
    readonly internal: boolean;
  }): Promise<Result<Message, AgentWritesError>> => {
    const { stores, by, clock } = acting;
    const found = await stores.conversations.find(input.conversation);
    if (!found) return err({ code: "conversation.not-found" });
    if (!input.internal && !isTheirs(found, by)) return err({ code: "conversation.not-yours" });
    const name = (await stores.agents.find(by))?.name ?? by;
    const written = await stores.conversations.write(found.id, {
      key: `${by}/${input.key}`,
      author: { kind: "agent", id: by, name },
      body: { kind: input.internal ? "note" : "text", text: input.text },
      at: clock.now(),
    });
    if (!written.ok) return written;
    const { seq } = written.value;
    await announce(acting)({ type: "chat.message", conversation: found.id, seq, from: "agent", agent: by });
    return ok(written.value);
  };

export function isTheirs({ state: { stage } }: Conversation, agent: string): boolean {
  return stage.status === "agent" && stage.agent === agent;
}
