import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { askForJson, modelInput, modelTime, unavailable } from "../../parts/ask-model.ts";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { saveAs } from "../../parts/fields.ts";

const MAX_ARTICLE = 6_000;
const answer = z.object({ answer: z.string().max(4_000), grounded: z.boolean() });

export const llmReply = defineNode({
  type: "llm-reply",
  version: 1,
  title: { en: "Answer from knowledge", zh: "知识库应答" },
  description: {
    en: "Lets the language model answer a question from your knowledge articles, and from nothing else.",
    zh: "由语言模型仅根据您的知识库文章回答问题。",
  },
  category: "ai",
  icon: "bot",
  channels: ALL_CHANNELS,
  needs: ["languageModel", "knowledge"],
  config: z.object({
    input: modelInput,
    articles: z
      .number()
      .int()
      .min(1)
      .max(10)
      .default(3)
      .meta(form({ title: { en: "Articles read", zh: "参考文章数" }, advanced: true })),
    style: z
      .string()
      .max(1_000)
      .default("Two short sentences, to be spoken on the phone, in the language of the question.")
      .meta(form({ title: { en: "How to answer", zh: "回答方式" }, widget: "text-area" })),
    timeoutMs: modelTime,
    into: saveAs("reply", { gives: "text", required: true }),
  }),
  exits: {
    answered: { title: { en: "Answered", zh: "已回答" } },
    "no-answer": { title: { en: "Not in the articles", zh: "知识库无答案" }, sets: false },
    unavailable,
  },
  summary: ({ input }) => ({ en: input.slice(0, 60), zh: input.slice(0, 60) }),
  run: async ({ input, articles, style, timeoutMs, into }, context) => {
    const question = context.text(input).trim();
    if (question === "") return { exit: "no-answer" };
    const known = await context.ports.knowledge.search(question, articles, context.effect);
    if (known.length === 0) return { exit: "no-answer" };
    const material = known.map(({ title, body }) => `## ${title}\n${body.slice(0, MAX_ARTICLE)}`).join("\n\n");
    const instructions = `Answer the customer's question from these articles and from nothing else.\n${material}\n\nHow to answer: ${style}\nAnswer as JSON: {"answer": "<text>", "grounded": <true when the articles say so, false when they do not answer it>}`;
    const reply = await askForJson({ instructions, input: question, timeoutMs, maxTokens: 800 }, answer, context);
    if (!reply) return { exit: "unavailable" };
    if (!reply.grounded || reply.answer.trim() === "") return { exit: "no-answer" };
    return { exit: "answered", set: { [into]: reply.answer.trim() } };
  },
});
