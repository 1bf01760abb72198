import type { CallId, ConversationId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { type ChatCommand, chatTopic } from "@patchbay/wire/chat-command";
import { runtimeAnswer } from "@patchbay/wire/runtime-command";
import type { Acting } from "../acting.ts";
import type { CommandCallError } from "../call/command-call.ts";
import { late } from "../call/late.ts";
import { isTheirs } from "./is-theirs.ts";

type WithoutSender<Command> = Command extends ChatCommand ? Omit<Command, "tenant" | "by" | "conversation"> : never;

export type CommandChatError =
  | CommandCallError
  | { readonly code: "conversation.not-found" }
  | { readonly code: "conversation.not-yours" };

const PATIENCE_MS = 8_000;

/** Asks the runtime that has the conversation. Offers are their agent's; everything else is for who has the conversation. */
export const commandChat =
  ({ stores, bus, by, permissions }: Pick<Acting, "stores" | "bus" | "by" | "permissions">) =>
  async (
    command: WithoutSender<ChatCommand> & { readonly conversation: ConversationId },
  ): Promise<Result<undefined, CommandChatError>> => {
    const found = await stores.conversations.find(command.conversation);
    if (!found) return err({ code: "conversation.not-found" });
    if (found.closedAt !== undefined || found.runtime === undefined) return err({ code: "call.ended" });
    const isOffer = command.type === "accept" || command.type === "decline";
    if (!isOffer && !isTheirs(found, by) && !permissions.includes("agent:manage")) {
      return err({ code: "conversation.not-yours" });
    }
    const message = { ...command, tenant: stores.tenant, by } as unknown as Json;
    const answer = await bus.request(chatTopic(found.runtime), message, PATIENCE_MS).catch(late);
    if (answer === undefined) return err({ code: "call.unreachable" });
    const parsed = runtimeAnswer.parse(answer);
    if (parsed.ok) return ok();
    const { code, reason, why } = parsed;
    if (code === "call.not-found") return err({ code: "call.unreachable" });
    if (code === "call.failed") return err({ code, why });
    return err({ code, why, ...(reason === undefined ? {} : { reason }) });
  };

/** With how it came out, which stands on the contact's record. */
export const closeChat =
  (acting: Acting) =>
  async (input: {
    readonly conversation: ConversationId;
    readonly disposition?: string | undefined;
  }): Promise<Result<undefined, CommandChatError>> => {
    const { conversation, disposition } = input;
    const left = await commandChat(acting)({ type: "leave", conversation });
    const id = conversation as string as CallId;
    if (left.ok && disposition !== undefined) await acting.stores.calls.update(id, { disposition });
    return left;
  };
