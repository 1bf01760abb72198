import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done } from "../../parts/exits.ts";

const assignment = z.object({
  name: z
    .string()
    .default("")
    .meta(form({ title: { en: "Variable", zh: "变量" }, holds: "variable", required: true })),
  value: z
    .string()
    .default("")
    .meta(
      form({
        title: { en: "Value", zh: "值" },
        help: {
          en: 'An expression: "text" in quotes, 5, attempts + 1.',
          zh: '表达式：文字加引号 "文字"，5，attempts + 1。',
        },
        holds: "expression",
        required: true,
      }),
    ),
});

export const setVariables = defineNode({
  type: "set-variables",
  version: 1,
  title: { en: "Set variables", zh: "设置变量" },
  description: { en: "Works out values and remembers them under names.", zh: "计算数值并以变量名保存。" },
  category: "logic",
  icon: "variable",
  channels: ALL_CHANNELS,
  needs: [],
  config: z.object({
    set: z
      .array(assignment)
      .max(50)
      .default([])
      .meta(form({ title: { en: "Variables", zh: "变量" }, required: true })),
  }),
  exits: { done },
  summary: ({ set }) => {
    const text = set.map(({ name, value }) => `${name} = ${value}`).join(", ");
    return { en: text, zh: text };
  },
  lower: ({ set }, to) => ({ op: "assign", set, next: to("done") }),
});
