import { defineNode, type NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { count, duration } from "../../parts/amounts.ts";
import { WRITTEN } from "../../parts/channels.ts";
import { MAX_DURATION } from "../../parts/duration.ts";
import { failed, invalid, timedOut } from "../../parts/exits.ts";
import { saveAs, saved, template } from "../../parts/fields.ts";
import { ANSWER_KINDS, readAnswer } from "../../parts/written-answer.ts";

const config = z.object({
  question: template({ en: "Question", zh: "问题" }, { widget: "text-area", max: 4_000 }),
  kind: z
    .enum(ANSWER_KINDS)
    .default("text")
    .meta(
      form({
        title: { en: "Answer is", zh: "回答类型" },
        options: {
          text: { en: "Any text", zh: "任意文字" },
          number: { en: "A number", zh: "数字" },
          email: { en: "An e-mail address", zh: "电子邮箱" },
          phone: { en: "A phone number", zh: "电话号码" },
          date: { en: "A date", zh: "日期" },
          "one-of": { en: "One of a list", zh: "列表之一" },
        },
      }),
    ),
  options: z
    .array(z.string().min(1).max(80))
    .max(20)
    .default([])
    .meta(form({ title: { en: "The list", zh: "列表" }, help: { en: "Shown as buttons.", zh: "以按钮显示。" } })),
  again: template(
    { en: "Said first when the answer does not fit", zh: "回答不符时先说" },
    { required: false, max: 1_000 },
  ),
  attempts: count({ en: "Times asked", zh: "询问次数" }, { min: 1, max: 10, fresh: 3 }),
  timeoutMs: duration(
    { en: "Wait for an answer", zh: "等待回答" },
    { min: 0, max: MAX_DURATION, fresh: 600_000 },
    { help: { en: "0 = for ever.", zh: "0 表示一直等待。" } },
  ),
  into: saveAs("answer"),
});

export const askQuestion = defineNode({
  type: "ask-question",
  version: 1,
  title: { en: "Ask question", zh: "提问" },
  description: {
    en: "Asks in the conversation, checks the answer and asks again when it does not fit.",
    zh: "在会话中提问并检查回答，不符合时再次询问。",
  },
  category: "messages",
  icon: "message-circle-question",
  channels: WRITTEN,
  needs: ["conversation"],
  config,
  exits: {
    answered: { title: { en: "Answered", zh: "已回答" }, by: "caller" },
    timeout: timedOut,
    invalid,
    failed,
  },
  check: ({ kind, options }) =>
    kind === "one-of" && options.length === 0
      ? [{ field: ["options"], message: { en: "The list is empty.", zh: "列表为空。" } }]
      : [],
  keeps: ({ timeoutMs, attempts }) => {
    const longest = timeoutMs === 0 ? Number.POSITIVE_INFINITY : timeoutMs * attempts;
    return { timeout: longest, invalid: longest };
  },
  summary: ({ question }) => ({ en: question.slice(0, 60), zh: question.slice(0, 60) }),
  run: async (settings, context) => {
    for (let attempt = 0; attempt < settings.attempts; attempt++) {
      const answer = await ask(settings, attempt, context);
      if (answer.how === "timeout") return { exit: "timeout" };
      const value = readAnswer(settings.kind, answer.text, settings.options);
      if (value !== undefined) return { exit: "answered", ...saved(settings.into, value) };
    }
    return { exit: "invalid" };
  },
});

function ask(settings: z.output<typeof config>, attempt: number, { ports, effect, text }: NodeContext) {
  const again = attempt > 0 ? text(settings.again).trim() : "";
  const question = text(settings.question);
  const choices = settings.options.map((label, index) => ({ id: String(index + 1), label }));
  return ports.conversation.ask(
    {
      text: again === "" ? question : `${again}\n${question}`,
      ...(settings.kind === "one-of" ? { choices, look: "buttons" as const } : {}),
      waitMs: settings.timeoutMs,
    },
    effect,
  );
}
