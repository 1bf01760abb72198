import { err, ok, type Result } from "@patchbay/base/result";
import type { ConversationPort } from "@patchbay/ports/flow/conversation-port";
import type { Utterance, VoiceError, VoicePort } from "@patchbay/ports/flow-ports";
import type { LiveChat } from "./live-chat.ts";

/** Steps that speak and take keys, where customers write: words are sent, and what is written back are the keys or key words. */
export function writtenVoicePort(chat: LiveChat, written: ConversationPort): VoicePort {
  return {
    async play(what, _options, context) {
      const text = textOf(what);
      if (!text.ok) return text;
      if (text.value !== "") await written.say({ text: text.value }, context);
      return ok({ interrupted: false });
    },

    async collect({ prompts, firstDigitMs, maxDigits, keywords = [] }, context) {
      const text = textOf(prompts);
      if (!text.ok) return text;
      // Writing takes longer than pressing a key.
      const waitMs = Math.max(firstDigitMs, WRITING_MS);
      const answer = await written.ask({ text: text.value, waitMs }, context);
      if (answer.how === "timeout") return ok({ how: "timeout", digits: "" });
      const heard = answer.text.normalize("NFKC").trim();
      const keyword = keywords.find((one) => one.toLowerCase() === heard.toLowerCase());
      if (keyword !== undefined) return ok({ how: "keyword", keyword, heard });
      const isKeys = /^[0-9*#]+$/.test(heard) && heard.length <= maxDigits;
      return ok({ how: "digits", digits: isKeys ? heard : "" });
    },

    async record() {
      return err({ code: "voice.media-failed", why: "nobody speaks in a conversation in writing" });
    },

    async hangUp() {
      chat.finish("flow");
    },
  };
}

const WRITING_MS = 120_000;

function textOf(what: readonly Utterance[]): Result<string, VoiceError> {
  const recorded = what.find((utterance) => utterance.kind !== "speech");
  if (recorded) return err({ code: "voice.unknown-prompt", name: "a recording cannot be written" });
  return ok(what.map((utterance) => (utterance.kind === "speech" ? utterance.text : "")).join("\n"));
}
