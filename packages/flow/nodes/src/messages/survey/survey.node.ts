import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { VOICE_AND_CHAT } from "../../parts/channels.ts";
import { failed, invalid, timedOut } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";
import { firstWords, languageOf, spoken, utterances } from "../../parts/utterances.ts";

export const survey = defineNode({
  type: "survey",
  version: 1,
  title: { en: "Survey question", zh: "满意度调查" },
  description: {
    en: "Asks for a score by key and keeps it with the call, where reports find it.",
    zh: "请客户按键打分，并随通话保存，供报表统计。",
  },
  category: "messages",
  icon: "star",
  channels: VOICE_AND_CHAT,
  needs: ["voice", "surveys"],
  config: z.object({
    question: z
      .string()
      .max(60)
      .default("satisfaction")
      .meta(
        form({
          title: { en: "Name of the question", zh: "问题名称" },
          help: { en: "Under it reports count the scores.", zh: "报表按此名称统计分数。" },
          required: true,
        }),
      ),
    prompts: utterances({ en: "Question", zh: "问题" }, { required: true }),
    best: z
      .number()
      .int()
      .min(1)
      .max(9)
      .default(5)
      .meta(
        form({ title: { en: "Best score", zh: "最高分" }, help: { en: "From 1 to this.", zh: "从 1 到此分数。" } }),
      ),
    attempts: z
      .number()
      .int()
      .min(1)
      .max(5)
      .default(2)
      .meta(form({ title: { en: "Times asked", zh: "询问次数" } })),
    timeoutMs: z
      .number()
      .int()
      .min(1_000)
      .max(60_000)
      .default(6_000)
      .meta(form({ title: { en: "Wait for a key", zh: "等待按键" }, widget: "duration" })),
    into: saveAs("score", { gives: "number" }),
  }),
  exits: { scored: { title: { en: "Scored", zh: "已打分" }, by: "caller" }, timeout: timedOut, invalid, failed },
  summary: ({ prompts, best }) => ({
    en: `1–${best}: ${firstWords(prompts)}`,
    zh: `1–${best}：${firstWords(prompts)}`,
  }),
  run: async ({ question, prompts, best, attempts, timeoutMs, into }, context) => {
    const { ports, effect } = context;
    const language = languageOf(context);
    let missed: "timeout" | "invalid" = "timeout";
    for (let attempt = 0; attempt < attempts; attempt++) {
      const answer = await ports.voice.collect(
        {
          prompts: spoken(prompts, context),
          minDigits: 1,
          maxDigits: 1,
          terminators: "",
          firstDigitMs: timeoutMs,
          betweenDigitsMs: timeoutMs,
          ...(language ? { language } : {}),
        },
        effect,
      );
      if (!answer.ok) return { exit: "failed" };
      const score = answer.value.how === "digits" ? Number(answer.value.digits) : Number.NaN;
      if (score >= 1 && score <= best) {
        await ports.surveys.save({ question, score, best }, effect);
        return { exit: "scored", ...saved(into, score) };
      }
      missed = answer.value.how === "timeout" ? "timeout" : "invalid";
    }
    return { exit: missed };
  },
});
