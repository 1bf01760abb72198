import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { askForJson, modelInput, modelTime, unavailable } from "../../parts/ask-model.ts";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { choiceExits, choiceId, duplicateIds } from "../../parts/choices.ts";
import { choiceName, saveAs, saved } from "../../parts/fields.ts";

const intent = z.object({
  id: choiceId,
  label: choiceName,
  meaning: z
    .string()
    .max(500)
    .default("")
    .meta(
      form({
        title: { en: "What people want then", zh: "客户的意图" },
        placeholder: { en: "asks where an order is", zh: "询问订单到哪里了" },
        required: true,
      }),
    ),
});

const answer = z.object({ intent: z.string(), confidence: z.number().min(0).max(1) });

export const classifyIntent = defineNode({
  type: "classify-intent",
  version: 1,
  title: { en: "Classify intent", zh: "意图识别" },
  description: {
    en: "Lets the language model say which of your intents a text has, and takes its exit.",
    zh: "由语言模型判断文本属于哪个意图，并走相应出口。",
  },
  category: "ai",
  icon: "brain",
  channels: ALL_CHANNELS,
  needs: ["languageModel"],
  config: z.object({
    input: modelInput,
    intents: z
      .array(intent)
      .max(50)
      .default([])
      .meta(form({ title: { en: "Intents", zh: "意图" }, required: true })),
    least: z
      .number()
      .min(0)
      .max(1)
      .default(0.6)
      .meta(
        form({
          title: { en: "Least confidence", zh: "最低置信度" },
          help: { en: "From 0 to 1; below it, None of these is taken.", zh: "0 到 1；低于此值走“都不是”。" },
          advanced: true,
        }),
      ),
    timeoutMs: modelTime,
    into: saveAs("intent", { help: { en: "name and confidence.", zh: "包含 name 和 confidence。" }, gives: "object" }),
  }),
  exits: { none: { title: { en: "None of these", zh: "都不是" } }, unavailable },
  choices: ({ intents }) => choiceExits(intents, ({ label }) => label),
  check: ({ intents }) => duplicateIds("intents", intents),
  summary: ({ intents }) => {
    const text = intents.map(({ id, label }) => label || id).join(" · ");
    return { en: text, zh: text };
  },
  run: async ({ input, intents, least, timeoutMs, into }, context) => {
    const words = context.text(input).trim();
    if (words === "") return { exit: "none", ...saved(into, { name: null, confidence: 0 }) };
    const list = intents.map(({ id, meaning }) => `- ${id}: ${meaning}`).join("\n");
    const instructions = `Say which intent the customer's message has:\n${list}\n- none: anything else\nAnswer as JSON: {"intent": "<id>", "confidence": <0 to 1>}`;
    const guess = await askForJson({ instructions, input: words, timeoutMs }, answer, context);
    if (!guess) return { exit: "unavailable" };
    const found = intents.find(({ id }) => id === guess.intent);
    const sure = found !== undefined && guess.confidence >= least;
    const set = saved(into, { name: sure ? found.id : null, confidence: guess.confidence });
    return { exit: sure ? `choice:${found.id}` : "none", ...set };
  },
});
