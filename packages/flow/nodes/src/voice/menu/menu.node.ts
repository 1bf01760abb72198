import { defineNode, type NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { Collected } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { callersChoiceExits, choiceId, choiceSavedAs, choicesWith, duplicateIds } from "../../parts/choices.ts";
import { failed, invalid, timedOut } from "../../parts/exits.ts";
import { saved } from "../../parts/fields.ts";
import { firstWords, languageOf, spoken, utterances } from "../../parts/utterances.ts";

const choice = z.object({
  id: choiceId,
  label: z
    .string()
    .max(60)
    .default("")
    .meta(form({ title: { en: "Name", zh: "名称" } })),
  digit: z
    .string()
    .regex(/^[0-9*#]{0,4}$/)
    .default("")
    .meta(form({ title: { en: "Key", zh: "按键" }, widget: "digit" })),
  keywords: z
    .array(z.string().min(1).max(60))
    .max(20)
    .default([])
    .meta(
      form({
        title: { en: "Or says", zh: "或说出" },
        help: { en: "Where speech is recognised.", zh: "在支持语音识别时有效。" },
      }),
    ),
});

const config = z.object({
  prompts: utterances({ en: "Question", zh: "菜单提示" }, { required: true }),
  choices: z
    .array(choice)
    .max(30)
    .default([])
    .meta(form({ title: { en: "Choices", zh: "选项" }, required: true })),
  attempts: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .meta(form({ title: { en: "Times asked", zh: "询问次数" } })),
  timeoutMs: z
    .number()
    .int()
    .min(500)
    .max(60_000)
    .default(5_000)
    .meta(form({ title: { en: "Wait for a key", zh: "等待按键" }, widget: "duration" })),
  timeoutPrompts: utterances({ en: "Said first when no key came", zh: "未按键时先说" }),
  invalidPrompts: utterances({ en: "Said first after a wrong key", zh: "按错键时先说" }),
  into: choiceSavedAs,
});

type Config = z.output<typeof config>;

const UNREACHABLE = { message: { en: "A choice has neither key nor word.", zh: "有选项既无按键也无关键词。" } };

export const menu = defineNode({
  type: "menu",
  version: 1,
  title: { en: "Menu", zh: "菜单" },
  description: {
    en: "Asks, and takes one exit per choice, by key or by word. Menus nest to any depth.",
    zh: "提问并按来电者的按键或语音进入相应选项，可嵌套任意层。",
  },
  category: "voice",
  icon: "list-tree",
  channels: VOICE,
  needs: ["voice"],
  config,
  exits: { timeout: timedOut, invalid, failed },
  choices: ({ choices }) =>
    callersChoiceExits(choices, ({ id, label, digit, keywords: [keyword] }) => {
      const name = label || keyword || id;
      return digit ? `${digit} · ${name}` : name;
    }),
  check: ({ choices }) => [
    ...duplicateIds("choices", choices),
    ...choicesWith("choices", choices, ({ digit, keywords }, index) => {
      if (digit === "" && keywords.length === 0) return UNREACHABLE;
      if (digit === "" || choices.findIndex((other) => other.digit === digit) === index) return undefined;
      return {
        at: "digit",
        message: { en: `Two choices are on key ${digit}.`, zh: `有两个选项使用按键 ${digit}。` },
      };
    }),
  ],
  keeps: ({ attempts, timeoutMs }) => ({ timeout: attempts * timeoutMs, invalid: attempts * timeoutMs }),
  summary: ({ prompts }) => ({ en: firstWords(prompts), zh: firstWords(prompts) }),
  run: async (settings, context) => {
    let missed: "timeout" | "invalid" | undefined;
    for (let attempt = 0; attempt < settings.attempts; attempt++) {
      const answer = await ask(settings, missed, context);
      if (!answer) return { exit: "failed" };
      const chosen = settings.choices.find((option) => isChosen(option, answer));
      if (chosen) return { exit: `choice:${chosen.id}`, ...saved(settings.into, chosen.id) };
      missed = answer.how === "timeout" && answer.digits === "" ? "timeout" : "invalid";
    }
    return { exit: missed ?? "timeout" };
  },
});

async function ask(
  settings: Config,
  missed: "timeout" | "invalid" | undefined,
  context: NodeContext,
): Promise<Collected | undefined> {
  const first = missed === "timeout" ? settings.timeoutPrompts : missed === "invalid" ? settings.invalidPrompts : [];
  const digits = settings.choices.map((option) => option.digit);
  const language = languageOf(context);
  const answer = await context.ports.voice.collect(
    {
      prompts: spoken([...first, ...settings.prompts], context),
      minDigits: 1,
      maxDigits: Math.max(1, ...digits.map((digit) => digit.length)),
      terminators: "",
      firstDigitMs: settings.timeoutMs,
      betweenDigitsMs: Math.min(settings.timeoutMs, 2_000),
      keywords: settings.choices.flatMap((option) => option.keywords),
      ...(language ? { language } : {}),
    },
    context.effect,
  );
  return answer.ok ? answer.value : undefined;
}

function isChosen(option: Config["choices"][number], answer: Collected): boolean {
  if (answer.how === "keyword") return option.keywords.includes(answer.keyword);
  return option.digit !== "" && option.digit === answer.digits;
}
