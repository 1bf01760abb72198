import type { Json } from "@patchbay/base/json";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";
import { expression, saveAs } from "../../parts/fields.ts";
import { parseUnaryTest } from "../../parts/unary-test.ts";

const HITS = {
  first: { en: "The first rule that holds", zh: "第一条成立的规则" },
  all: { en: "All rules that hold", zh: "所有成立的规则" },
} as const;

const cell = z.string().max(500).default("");

const rule = z.object({
  when: z
    .array(cell)
    .max(20)
    .default([])
    .meta(
      form({
        title: { en: "When (one a question)", zh: "条件（每个问题一项）" },
        help: {
          en: "gold · gold, silver · > 5 · 10..20 · not vip · -",
          zh: "gold · gold, silver · > 5 · 10..20 · not vip · -",
        },
      }),
    ),
  gives: z
    .array(cell)
    .max(20)
    .default([])
    .meta(form({ title: { en: "Then (one a result)", zh: "结果（每个结果一项）" } })),
});

const config = z.object({
  hits: z
    .enum(["first", "all"])
    .default("first")
    .meta(form({ title: { en: "Takes", zh: "采用" }, options: HITS })),
  questions: z
    .array(expression({ en: "Question", zh: "问题" }))
    .max(20)
    .default([])
    .meta(
      form({
        title: { en: "Questions", zh: "问题" },
        help: { en: "Expressions: customer.tier, order.total.", zh: "表达式：customer.tier、order.total。" },
        required: true,
      }),
    ),
  results: z
    .array(z.string().max(60))
    .max(20)
    .default([])
    .meta(form({ title: { en: "Results", zh: "结果" }, required: true })),
  rules: z
    .array(rule)
    .max(200)
    .default([])
    .meta(form({ title: { en: "Rules", zh: "规则" }, required: true })),
  into: saveAs("decision", {
    help: {
      en: "The results by name; with all rules, a list of them.",
      zh: "按名称保存的结果；采用所有规则时为列表。",
    },
    required: true,
  }),
});
type Rule = z.output<typeof rule>;

export const decisionTable = defineNode({
  type: "decision-table",
  version: 1,
  title: { en: "Decision table", zh: "决策表" },
  description: {
    en: "Decides by a table of rules that business people can read.",
    zh: "按业务人员看得懂的规则表做出决定。",
  },
  category: "data",
  icon: "grid-3x3",
  channels: ALL_CHANNELS,
  needs: [],
  instant: true,
  config,
  exits: {
    decided: { title: { en: "Decided", zh: "已决定" } },
    "no-rule": { title: { en: "No rule holds", zh: "无规则成立" } },
    failed,
  },
  check: ({ rules, questions, results }) =>
    rules.flatMap(({ when, gives }, index) => [
      ...(when.length > questions.length || gives.length > results.length
        ? [
            {
              field: ["rules", index],
              message: { en: "This rule has more cells than the table has columns.", zh: "此规则的单元格多于表的列。" },
            },
          ]
        : []),
      ...when.flatMap((text, column) =>
        parseUnaryTest(text)
          ? []
          : [
              {
                field: ["rules", index, "when", column],
                message: { en: `"${text}" compares with what is no number.`, zh: `“${text}”比较的不是数字。` },
              },
            ],
      ),
    ]),
  summary: ({ questions, rules }) => ({
    en: `${questions.join(", ")}: ${rules.length} rules`,
    zh: `${questions.join("、")}：${rules.length} 条规则`,
  }),
  run: async ({ hits, questions, results, rules, into }, { evaluate }) => {
    const values = questions.map((question) => evaluate(question) ?? null);
    const met = rules.filter((candidate) => holds(candidate, values));
    const [first] = met;
    if (!first) return { exit: "no-rule", set: { [into]: hits === "all" ? [] : null } };
    const decision = hits === "all" ? met.map((one) => resultOf(one, results)) : resultOf(first, results);
    return { exit: "decided", set: { [into]: decision } };
  },
});

function holds({ when }: Rule, values: readonly Json[]): boolean {
  return values.every((value, column) => parseUnaryTest(when[column] ?? "-")?.(value) ?? false);
}

function resultOf({ gives }: Rule, results: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(results.map((name, column) => [name, gives[column] ?? ""]));
}
