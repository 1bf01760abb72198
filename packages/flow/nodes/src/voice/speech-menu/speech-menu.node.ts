import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { count, duration } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { choiceExits, choiceId, choicesWith, duplicateIds } from "../../parts/choices.ts";
import { failed, timedOut } from "../../parts/exits.ts";
import { choiceName, saveAs, saved } from "../../parts/fields.ts";
import { hearWord, listeningFields, notUnderstood, words } from "../../parts/listening.ts";
import { firstWords } from "../../parts/utterances.ts";

const choice = z.object({
  id: choiceId,
  label: choiceName,
  words: words({ en: "Words", zh: "词语" }),
});

const WORDLESS = { at: "words", message: { en: "A choice has no word.", zh: "有选项没有词语。" } };

export const speechMenu = defineNode({
  type: "speech-menu",
  version: 1,
  title: { en: "Speech menu", zh: "语音菜单" },
  description: {
    en: "Asks, and takes the exit of the choice whose word the caller says.",
    zh: "提问并根据来电者说出的词语进入相应选项。",
  },
  category: "voice",
  icon: "mic",
  channels: VOICE,
  needs: ["voice", "speech"],
  config: z.object({
    ...listeningFields,
    choices: z
      .array(choice)
      .max(30)
      .default([])
      .meta(form({ title: { en: "Choices", zh: "选项" }, required: true })),
    attempts: count({ en: "Times asked", zh: "询问次数" }, { min: 1, max: 10, fresh: 3 }),
    timeoutMs: duration({ en: "Wait for a word", zh: "等待语音" }, { min: 500, max: 60_000, fresh: 5_000 }),
    into: saveAs("", { gives: "text", advanced: true }),
  }),
  exits: { timeout: timedOut, unavailable: notUnderstood, failed },
  choices: ({ choices }) =>
    choiceExits(choices, ({ label, words: [word] }) => label || word || "").map((exit) => ({ ...exit, by: "caller" })),
  check: ({ choices }) => [
    ...duplicateIds("choices", choices),
    ...choicesWith("choices", choices, ({ words }) => (words.length === 0 ? WORDLESS : undefined)),
  ],
  keeps: ({ attempts, timeoutMs }) => ({ timeout: attempts * timeoutMs }),
  summary: ({ prompts }) => ({ en: firstWords(prompts), zh: firstWords(prompts) }),
  run: async ({ choices, into, ...listening }, context) => {
    const heard = await hearWord({ ...listening, words: choices.flatMap((each) => each.words) }, context);
    if (heard.how !== "word") return { exit: heard.how };
    const chosen = choices.find((each) => each.words.includes(heard.word));
    return chosen ? { exit: `choice:${chosen.id}`, ...saved(into, chosen.id) } : { exit: "failed" };
  },
});
