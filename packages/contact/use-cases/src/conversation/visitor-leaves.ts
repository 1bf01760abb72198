import type { ConversationId } from "@patchbay/base/ids";
import { announce } from "../announce.ts";
import type { VisitorWorld } from "./visitor-says.ts";

/** The visitor ends the conversation. What was written stays. */
export const visitorLeaves =
  (world: VisitorWorld) =>
  async ({ conversation: id }: { readonly conversation: ConversationId }): Promise<void> => {
    const { conversations } = world.stores;
    const found = await conversations.find(id);
    if (!found || found.closedAt !== undefined) return;
    const { stage } = found.state;
    const agent = stage.status === "agent" ? { agent: stage.agent as string } : {};
    const at = world.clock.now();
    const body = { kind: "event", what: "closed" } as const;
    const message = { key: "visitor/closed", author: { kind: "system" } as const, body, at };
    const written = await conversations.write(id, message);
    const closed = await conversations.apply(id, { type: "closed", by: "visitor" }, at);
    if (written.ok) {
      const { seq } = written.value;
      await announce(world)({ type: "chat.message", conversation: id, seq, from: "system", ...agent });
    }
    if (closed.ok) await announce(world)({ type: "chat.changed", conversation: id, status: "closed", ...agent });
  };
