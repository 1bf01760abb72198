import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { type ChatCommand, chatCommand, chatTopic } from "@patchbay/wire/chat-command";
import type { RefusalReason, RuntimeAnswer } from "@patchbay/wire/runtime-command";
import type { World } from "../call/world.ts";
import type { ChatBook } from "./chat-book.ts";
import type { LiveChat } from "./live-chat.ts";

/** Takes what agents ask for, for the conversations of this runtime. */
export function serveChatCommands(world: World, book: ChatBook): () => void {
  return world.bus.serve(chatTopic(world.runtime), async (message) => {
    const parsed = chatCommand.safeParse(message);
    if (!parsed.success) return asJson({ ok: false, code: "call.failed", why: "not a command" });
    const chat = book.find(parsed.data.conversation);
    if (!chat || chat.identity.tenant.id !== parsed.data.tenant) {
      return asJson({ ok: false, code: "call.not-found", why: "no such conversation here" });
    }
    try {
      const done = await perform(chat, parsed.data);
      if (done.ok) return asJson({ ok: true });
      return asJson({ ok: false, code: "call.not-allowed", reason: done.error, why: done.error });
    } catch (error) {
      world.log.error({ chat: chat.id, command: parsed.data.type, error: String(error) }, "a command failed");
      return asJson({ ok: false, code: "call.failed", why: "it did not work; the log says more" });
    }
  });
}

async function perform(chat: LiveChat, command: ChatCommand): Promise<Result<undefined, RefusalReason>> {
  if (command.type === "accept") return (await chat.offers?.accept(command.offer, command.by)) ?? err("offer-over");
  if (command.type === "decline") return chat.offers?.decline(command.offer) ? ok() : err("offer-over");
  const { talk } = chat;
  if (!talk) return err("no-conversation");
  if (command.type === "transfer") return talk.transfer(command.to);
  talk.leave();
  return ok();
}

const asJson = (answer: RuntimeAnswer): Json => answer as unknown as Json;
