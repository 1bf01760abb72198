import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { choiceExits, choiceId, duplicateIds } from "../../parts/choices.ts";
import { failed } from "../../parts/exits.ts";
import { choiceName, expression } from "../../parts/fields.ts";
import { steadyShare } from "../../parts/steady-share.ts";

const share = z.object({
  id: choiceId,
  label: choiceName,
  percent: z
    .number()
    .min(0)
    .max(100)
    .default(10)
    .meta(form({ title: { en: "Per cent", zh: "百分比" } })),
});

export const percentageSplit = defineNode({
  type: "percentage-split",
  version: 1,
  title: { en: "Percentage split", zh: "百分比分流" },
  description: {
    en: "Sends a share of the contacts each way; the same caller always goes the same way.",
    zh: "按百分比分流联络，同一来电者总是走同一路径。",
  },
  category: "routing",
  icon: "percent",
  channels: ALL_CHANNELS,
  needs: [],
  instant: true,
  config: z.object({
    shares: z
      .array(share)
      .max(20)
      .default([{ id: "a", label: "A", percent: 10 }])
      .meta(form({ title: { en: "Shares", zh: "份额" }, required: true })),
    by: expression(
      { en: "Whose share", zh: "分流依据" },
      {
        fresh: "call.from",
        help: { en: "Contacts with the same value go the same way.", zh: "值相同的联络走同一路径。" },
        advanced: true,
      },
    ),
    name: z
      .string()
      .max(60)
      .default("split")
      .meta(
        form({
          title: { en: "Name of the split", zh: "分流名称" },
          help: { en: "Another name deals the callers anew.", zh: "更换名称会重新分配来电者。" },
          advanced: true,
        }),
      ),
  }),
  exits: { rest: { title: { en: "The rest", zh: "其余" } }, failed },
  choices: ({ shares }) => choiceExits(shares, ({ id, label, percent }) => `${label || id} · ${percent} %`),
  check: ({ shares }) => [
    ...duplicateIds("shares", shares),
    ...(shares.reduce((sum, { percent }) => sum + percent, 0) > 100
      ? [{ field: ["shares"], message: { en: "The shares are more than 100 %.", zh: "份额合计超过 100 %。" } }]
      : []),
  ],
  summary: ({ shares }) => {
    const text = shares.map(({ id, label, percent }) => `${label || id} ${percent} %`).join(" · ");
    return { en: text, zh: text };
  },
  run: async ({ shares, by, name }, { ports, evaluate }) => {
    const value = evaluate(by);
    const known = value === undefined || value === null || value === "" ? undefined : String(value);
    let left = 100 * (known === undefined ? ports.chance.fraction() : steadyShare(`${name}/${known}`));
    for (const { id, percent } of shares) {
      if (left < percent) return { exit: `choice:${id}` };
      left -= percent;
    }
    return { exit: "rest" };
  },
});
