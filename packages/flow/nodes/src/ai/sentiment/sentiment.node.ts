import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { askForJson, modelInput, modelTime, unavailable } from "../../parts/ask-model.ts";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { saveAs, saved } from "../../parts/fields.ts";

const answer = z.object({ sentiment: z.enum(["positive", "neutral", "negative"]) });

export const sentiment = defineNode({
  type: "sentiment",
  version: 1,
  title: { en: "Sentiment", zh: "情绪判断" },
  description: { en: "Lets the language model say how a customer feels.", zh: "由语言模型判断客户的情绪。" },
  category: "ai",
  icon: "smile",
  channels: ALL_CHANNELS,
  needs: ["languageModel"],
  config: z.object({
    input: modelInput,
    timeoutMs: modelTime,
    into: saveAs("", { gives: "text", advanced: true }),
  }),
  exits: {
    positive: { title: { en: "Content", zh: "满意" } },
    neutral: { title: { en: "Neither", zh: "中性" } },
    negative: { title: { en: "Upset", zh: "不满" } },
    unavailable,
  },
  summary: ({ input }) => ({ en: input.slice(0, 60), zh: input.slice(0, 60) }),
  run: async ({ input, timeoutMs, into }, context) => {
    const words = context.text(input).trim();
    if (words === "") return { exit: "neutral", ...saved(into, "neutral") };
    const instructions =
      'Say how the customer feels in the message. Answer as JSON: {"sentiment": "positive" | "neutral" | "negative"}';
    const felt = await askForJson({ instructions, input: words, timeoutMs, maxTokens: 40 }, answer, context);
    return felt ? { exit: felt.sentiment, ...saved(into, felt.sentiment) } : { exit: "unavailable" };
  },
});
