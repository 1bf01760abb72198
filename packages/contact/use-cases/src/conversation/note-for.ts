import type { Conversation } from "@patchbay/ports/store/conversation-store";
import { announce } from "../announce.ts";
import type { VisitorWorld } from "./visitor-says.ts";

/** Says something to colleagues in a conversation, also after its end; once for its key. */
export const noteFor =
  (world: Omit<VisitorWorld, "chance">) =>
  async ({ id, state: { stage } }: Conversation, key: string, text: string): Promise<void> => {
    const message = { key, author: { kind: "system" as const }, body: { kind: "note" as const, text } };
    const written = await world.stores.conversations.write(id, { ...message, at: world.clock.now() });
    if (!written.ok) return;
    const agent = stage.status === "agent" ? { agent: stage.agent as string } : {};
    await announce(world)({ type: "chat.message", conversation: id, seq: written.value.seq, from: "system", ...agent });
  };
