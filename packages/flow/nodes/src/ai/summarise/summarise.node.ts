import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { askForText, modelInput, modelTime, unavailable } from "../../parts/ask-model.ts";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done } from "../../parts/exits.ts";
import { saveAs } from "../../parts/fields.ts";

export const summarise = defineNode({
  type: "summarise",
  version: 1,
  title: { en: "Summarise", zh: "摘要" },
  description: { en: "Lets the language model sum a text up in a few words.", zh: "由语言模型把文本概括成几句话。" },
  category: "ai",
  icon: "clipboard-list",
  channels: ALL_CHANNELS,
  needs: ["languageModel"],
  config: z.object({
    input: modelInput,
    words: z
      .number()
      .int()
      .min(5)
      .max(500)
      .default(60)
      .meta(form({ title: { en: "Words at most", zh: "最多字数" } })),
    timeoutMs: modelTime,
    into: saveAs("summary", { gives: "text", required: true }),
  }),
  exits: { done, unavailable },
  summary: ({ into, words }) => ({ en: `${into}, up to ${words} words`, zh: `${into}，最多 ${words} 字` }),
  run: async ({ input, words, timeoutMs, into }, context) => {
    const material = context.text(input).trim();
    if (material === "") return { exit: "done", set: { [into]: "" } };
    const instructions = `Sum the message up in its own language, in at most ${words} words: what the customer wants, what was agreed, what is open. Only what stands in it.`;
    const summary = await askForText({ instructions, input: material, timeoutMs, maxTokens: words * 4 }, context);
    return summary === undefined ? { exit: "unavailable" } : { exit: "done", set: { [into]: summary } };
  },
});
