import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { choiceExits, choiceId, duplicateIds } from "../../parts/choices.ts";

const branchCase = z.object({
  id: choiceId,
  label: z
    .string()
    .max(60)
    .default("")
    .meta(form({ title: { en: "Name", zh: "名称" } })),
  when: z
    .string()
    .default("")
    .meta(
      form({
        title: { en: "Condition", zh: "条件" },
        holds: "expression",
        required: true,
        placeholder: { en: 'customer.tier == "gold"', zh: 'customer.tier == "gold"' },
      }),
    ),
});

export const branch = defineNode({
  type: "branch",
  version: 1,
  title: { en: "Branch", zh: "条件分支" },
  description: {
    en: "Takes the first case whose condition is true, or otherwise the last exit.",
    zh: "选择第一个条件成立的分支，都不成立则走“否则”。",
  },
  category: "logic",
  icon: "git-branch",
  channels: ALL_CHANNELS,
  needs: [],
  config: z.object({
    cases: z
      .array(branchCase)
      .max(50)
      .default([])
      .meta(form({ title: { en: "Cases", zh: "分支" }, required: true })),
  }),
  exits: { otherwise: { title: { en: "Otherwise", zh: "否则" } } },
  choices: ({ cases }) => choiceExits(cases, ({ label, when }) => label || when),
  check: ({ cases }) => duplicateIds("cases", cases),
  summary: ({ cases }) => {
    const [first] = cases;
    const more = cases.length > 1 ? ` (+${cases.length - 1})` : "";
    const text = first ? `${first.when}${more}` : "";
    return { en: text, zh: text };
  },
  lower: ({ cases }, to) => ({
    op: "branch",
    cases: cases.map(({ id, when }) => ({ when, ...to(`choice:${id}`) })),
    otherwise: to("otherwise"),
  }),
});
