import { defineNode, type NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { Answer } from "@patchbay/ports/flow/conversation-port";
import { z } from "zod";
import { count, duration } from "../../parts/amounts.ts";
import { WRITTEN } from "../../parts/channels.ts";
import { callersChoiceExits, choiceId, choiceSavedAs, choicesWith, duplicateIds } from "../../parts/choices.ts";
import { MAX_DURATION } from "../../parts/duration.ts";
import { failed, invalid, timedOut } from "../../parts/exits.ts";
import { choiceName, saved, template } from "../../parts/fields.ts";
import { chosenAt } from "../../parts/written-answer.ts";

const choice = z.object({
  id: choiceId,
  label: choiceName,
  note: z
    .string()
    .max(200)
    .default("")
    .meta(
      form({
        title: { en: "Note below", zh: "说明" },
        help: { en: "In lists and cards.", zh: "用于列表和卡片。" },
        advanced: true,
      }),
    ),
  words: z
    .array(z.string().min(1).max(60))
    .max(20)
    .default([])
    .meta(form({ title: { en: "Or writes", zh: "或输入" } })),
});

const config = z.object({
  text: template({ en: "Question", zh: "问题" }, { widget: "text-area", max: 4_000 }),
  look: z
    .enum(["buttons", "list", "card"])
    .default("buttons")
    .meta(
      form({
        title: { en: "Shown as", zh: "显示为" },
        options: {
          buttons: { en: "Buttons", zh: "按钮" },
          list: { en: "List", zh: "列表" },
          card: { en: "Card", zh: "卡片" },
        },
      }),
    ),
  choices: z
    .array(choice)
    .max(20)
    .default([])
    .meta(form({ title: { en: "Choices", zh: "选项" }, required: true })),
  again: template({ en: "Said first after another answer", zh: "回答不符时先说" }, { required: false, max: 1_000 }),
  attempts: count({ en: "Times asked", zh: "询问次数" }, { min: 1, max: 10, fresh: 2 }),
  timeoutMs: duration(
    { en: "Wait for a choice", zh: "等待选择" },
    { min: 0, max: MAX_DURATION, fresh: 600_000 },
    { help: { en: "0 = for ever.", zh: "0 表示一直等待。" } },
  ),
  into: choiceSavedAs,
});

type Config = z.output<typeof config>;

const NAMELESS = {
  at: "label",
  message: { en: "A choice needs a name that customers see.", zh: "选项需要客户可见的名称。" },
};

export const showChoices = defineNode({
  type: "show-choices",
  version: 1,
  title: { en: "Show choices", zh: "显示选项" },
  description: {
    en: "A menu in writing: the customer presses a button or writes one of the words, and each choice has its exit.",
    zh: "文字菜单：客户点按按钮或输入关键词，每个选项各有出口。",
  },
  category: "messages",
  icon: "layout-list",
  channels: WRITTEN,
  needs: ["conversation"],
  config,
  exits: { timeout: timedOut, invalid, failed },
  choices: ({ choices }) => callersChoiceExits(choices, ({ label }) => label),
  check: ({ choices }) => [
    ...duplicateIds("choices", choices),
    ...choicesWith("choices", choices, ({ label }) => (label.trim() === "" ? NAMELESS : undefined)),
  ],
  keeps: ({ timeoutMs, attempts }) => {
    const longest = timeoutMs === 0 ? Number.POSITIVE_INFINITY : timeoutMs * attempts;
    return { timeout: longest, invalid: longest };
  },
  summary: ({ text }) => ({ en: text.slice(0, 60), zh: text.slice(0, 60) }),
  run: async (settings, context) => {
    for (let attempt = 0; attempt < settings.attempts; attempt++) {
      const answer = await ask(settings, attempt, context);
      if (answer.how === "timeout") return { exit: "timeout" };
      const chosen = chosenBy(settings.choices, answer);
      if (!chosen) continue;
      return { exit: `choice:${chosen.id}`, ...saved(settings.into, chosen.id) };
    }
    return { exit: "invalid" };
  },
});

function ask(settings: Config, attempt: number, { ports, effect, text }: NodeContext): Promise<Answer> {
  const again = attempt > 0 ? text(settings.again).trim() : "";
  const question = text(settings.text);
  return ports.conversation.ask(
    {
      text: again === "" ? question : `${again}\n${question}`,
      look: settings.look,
      choices: settings.choices.map(({ id, label, note }) => ({ id, label, ...(note ? { note } : {}) })),
      waitMs: settings.timeoutMs,
    },
    effect,
  );
}

function chosenBy(
  choices: Config["choices"],
  { text, choice: id }: Extract<Answer, { how: "written" }>,
): Config["choices"][number] | undefined {
  const pressed = id === undefined ? undefined : choices.find((one) => one.id === id);
  if (pressed) return pressed;
  const labels = choices.map(({ label }) => label);
  const word = text.normalize("NFKC").trim().toLowerCase();
  return (
    choices[chosenAt(text, labels)] ?? choices.find(({ words }) => words.some((one) => one.toLowerCase() === word))
  );
}
