import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { choiceExits, choiceId, duplicateIds } from "../../parts/choices.ts";
import { choiceName, expression } from "../../parts/fields.ts";

const switchCase = z.object({
  id: choiceId,
  label: choiceName,
  equals: z
    .string()
    .max(500)
    .default("")
    .meta(form({ title: { en: "Equals", zh: "等于" }, placeholder: { en: "gold", zh: "gold" } })),
});

export const valueSwitch = defineNode({
  type: "value-switch",
  version: 1,
  title: { en: "Switch", zh: "多路选择" },
  description: {
    en: "Works out one value and takes the exit of the case that equals it.",
    zh: "计算一个值，并走与之相等的出口。",
  },
  category: "logic",
  icon: "signpost",
  channels: ALL_CHANNELS,
  needs: [],
  config: z.object({
    value: expression({ en: "Value", zh: "值" }, { placeholder: { en: "customer.tier", zh: "customer.tier" } }),
    cases: z
      .array(switchCase)
      .max(100)
      .default([])
      .meta(form({ title: { en: "Cases", zh: "情况" }, required: true })),
  }),
  exits: { otherwise: { title: { en: "Otherwise", zh: "否则" } } },
  choices: ({ cases }) => choiceExits(cases, ({ label, equals }) => label || equals),
  check: ({ cases }) => [
    ...duplicateIds("cases", cases),
    ...cases.flatMap(({ equals }, index) =>
      cases.findIndex((other) => other.equals === equals) === index
        ? []
        : [
            {
              field: ["cases", index, "equals"],
              message: { en: `Two cases equal "${equals}".`, zh: `有两个情况都等于“${equals}”。` },
            },
          ],
    ),
  ],
  summary: ({ value }) => ({ en: value, zh: value }),
  lower: ({ value, cases }, to) => ({
    op: "branch",
    cases: cases.map(({ id, equals }) => ({
      // Numbers and truth values are compared as they are written.
      when: `string(${value}) == ${JSON.stringify(equals)}`,
      ...to(`choice:${id}`),
    })),
    otherwise: to("otherwise"),
  }),
});
