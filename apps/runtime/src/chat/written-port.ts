import type { Answer, ConversationPort, Question, Words } from "@patchbay/ports/flow/conversation-port";
import type { EffectContext } from "@patchbay/ports/flow-ports";
import type { MessageBody } from "@patchbay/ports/store/conversation-store";
import { insist } from "../call/insist.ts";
import type { LiveChat } from "./live-chat.ts";

const PAGE = 100;

/** What a flow says and asks in a conversation. The store's numbers say what was an answer to what, also after a restart. */
export function writtenPort(chat: LiveChat): ConversationPort {
  /** The effect says several things in the same order each time that it is started. */
  const said = new Map<string, number>();
  const speak = (body: MessageBody, { key, signal }: EffectContext) => {
    const place = said.get(key) ?? 0;
    said.set(key, place + 1);
    return chat.say(`${key}#${place}`, { kind: "bot" }, body, signal);
  };
  return {
    async say(words, context) {
      await speak(asBody(words), context);
    },
    async ask(question, context) {
      const { seq, at } = await speak(asBody(question), context);
      return answerAfter(chat, seq, question.waitMs > 0 ? at + question.waitMs : Number.POSITIVE_INFINITY, context);
    },
  };
}

async function answerAfter(chat: LiveChat, seq: number, deadline: number, { signal }: EffectContext): Promise<Answer> {
  const { clock } = chat.world;
  for (;;) {
    const news = chat.listen(deadline - clock.now(), signal);
    const since = await insist(chat.world, signal, () =>
      chat.stores.conversations.messages(chat.conversation.id, { after: seq, limit: PAGE }),
    );
    for (const { author, body } of since) {
      if (author.kind !== "visitor" || body.kind !== "text") continue;
      news.forget();
      return { how: "written", text: body.text, ...(body.choice === undefined ? {} : { choice: body.choice }) };
    }
    if (clock.now() >= deadline) return { how: "timeout" };
    await news.heard;
  }
}

function asBody(words: Words | Question): MessageBody {
  const { text } = words;
  if ("waitMs" in words) {
    const { choices = [], look = "buttons" } = words;
    return choices.length === 0 ? { kind: "text", text } : { kind: "choices", text, look, choices };
  }
  const { image, link } = words;
  return { kind: "text", text, ...(image === undefined ? {} : { image }), ...(link ? { link } : {}) };
}
