import type { ConversationId } from "@patchbay/base/ids";
import type { Acting } from "../acting.ts";
import { announce } from "../announce.ts";
import { isTheirs } from "./is-theirs.ts";

/** The agent has read so far. Who does not have the conversation changes nothing. */
export const agentHasSeen =
  ({ stores, by, clock }: Pick<Acting, "stores" | "by" | "clock">) =>
  async (input: { readonly conversation: ConversationId; readonly seq: number }): Promise<void> => {
    const found = await stores.conversations.find(input.conversation);
    if (!found || !isTheirs(found, by)) return;
    await stores.conversations.apply(found.id, { type: "seen", by: "agent", seq: input.seq }, clock.now());
  };

/** The agent is typing: told to the customer's page, kept nowhere. */
export const agentTypes =
  (acting: Acting) =>
  async (input: { readonly conversation: ConversationId }): Promise<void> => {
    const found = await acting.stores.conversations.find(input.conversation);
    if (!found || !isTheirs(found, acting.by)) return;
    const typing = { type: "chat.typing", conversation: found.id, from: "agent", agent: acting.by } as const;
    await announce(acting)(typing);
  };
