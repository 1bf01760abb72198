import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { askForJson, modelInput, modelTime, unavailable } from "../../parts/ask-model.ts";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { saveAs, yesNo } from "../../parts/fields.ts";

const entity = z.object({
  name: z
    .string()
    .regex(/^([A-Za-z_][A-Za-z0-9_]{0,62})?$/)
    .default("")
    .meta(form({ title: { en: "Name", zh: "名称" }, required: true })),
  meaning: z
    .string()
    .max(300)
    .default("")
    .meta(
      form({
        title: { en: "What it is", zh: "含义" },
        placeholder: { en: "order number", zh: "订单号" },
        required: true,
      }),
    ),
  pattern: z
    .string()
    .max(200)
    .default("")
    .meta(
      form({
        title: { en: "Must look like", zh: "格式" },
        help: {
          en: "A pattern for the whole of it, e.g. [A-Z][0-9]{6}.",
          zh: "整体须匹配的模式，例如 [A-Z][0-9]{6}。",
        },
        advanced: true,
      }),
    ),
  needed: yesNo({ en: "Must be there", zh: "必须有" }, true),
});

const answer = z.record(z.string(), z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]));

export const extractEntities = defineNode({
  type: "extract-entities",
  version: 1,
  title: { en: "Extract facts", zh: "信息提取" },
  description: {
    en: "Lets the language model find facts in a text: a number, a date, a name.",
    zh: "由语言模型从文本中提取信息：编号、日期、姓名等。",
  },
  category: "ai",
  icon: "braces",
  channels: ALL_CHANNELS,
  needs: ["languageModel"],
  config: z.object({
    input: modelInput,
    entities: z
      .array(entity)
      .max(30)
      .default([])
      .meta(form({ title: { en: "Facts", zh: "信息项" }, required: true })),
    timeoutMs: modelTime,
    into: saveAs("facts", {
      help: { en: "By name; null where it is not in the text.", zh: "按名称保存；文本中没有的为 null。" },
      gives: "object",
      required: true,
    }),
  }),
  exits: {
    complete: { title: { en: "All found", zh: "全部找到" } },
    partial: { title: { en: "Something is missing", zh: "有缺失" } },
    unavailable,
  },
  summary: ({ entities, into }) => {
    const text = `${into}: ${entities.map(({ name }) => name).join(", ")}`;
    return { en: text, zh: text };
  },
  run: async ({ input, entities, timeoutMs, into }, context) => {
    const list = entities.map(({ name, meaning }) => `- ${name}: ${meaning}`).join("\n");
    const instructions = `Find these facts in the customer's message, exactly as they stand there:\n${list}\nAnswer as one JSON object with these names; null for what is not in the message. Never guess.`;
    const words = context.text(input).trim();
    const found = words === "" ? {} : await askForJson({ instructions, input: words, timeoutMs }, answer, context);
    if (!found) return { exit: "unavailable" };
    const facts = entities.map(({ name, pattern, needed }) => {
      const value = found[name] ?? null;
      const fits =
        pattern === "" ||
        context.evaluate("value.matches(pattern)", { value: String(value), pattern: `^(?:${pattern})$` });
      return { name, needed, value: value === "" || fits !== true ? null : value };
    });
    const set = { [into]: Object.fromEntries(facts.map(({ name, value }) => [name, value])) };
    return { exit: facts.some(({ needed, value }) => needed && value === null) ? "partial" : "complete", set };
  },
});
