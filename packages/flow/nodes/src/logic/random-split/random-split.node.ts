import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { choiceExits, choiceId, duplicateIds } from "../../parts/choices.ts";
import { failed } from "../../parts/exits.ts";
import { choiceName } from "../../parts/fields.ts";

const way = z.object({
  id: choiceId,
  label: choiceName,
  weight: z
    .number()
    .min(0)
    .max(1_000_000)
    .default(1)
    .meta(
      form({
        title: { en: "Weight", zh: "权重" },
        help: { en: "Twice the weight is taken twice as often.", zh: "权重加倍，被选中的机会加倍。" },
      }),
    ),
});

export const randomSplit = defineNode({
  type: "random-split",
  version: 1,
  title: { en: "Random split", zh: "随机分流" },
  description: { en: "Takes one of several ways by chance, by their weights.", zh: "按权重随机选择一条路径。" },
  category: "logic",
  icon: "dices",
  channels: ALL_CHANNELS,
  needs: [],
  instant: true,
  config: z.object({
    ways: z
      .array(way)
      .max(20)
      .default([
        { id: "a", label: "A", weight: 1 },
        { id: "b", label: "B", weight: 1 },
      ])
      .meta(form({ title: { en: "Ways", zh: "路径" }, required: true })),
  }),
  exits: { failed },
  choices: ({ ways }) => choiceExits(ways, ({ label }) => label),
  check: ({ ways }) => [
    ...duplicateIds("ways", ways),
    ...(ways.some(({ weight }) => weight > 0)
      ? []
      : [{ field: ["ways"], message: { en: "No way has a weight.", zh: "没有任何路径的权重大于 0。" } }]),
  ],
  summary: ({ ways }) => {
    const text = ways.map(({ id, label, weight }) => `${label || id} ${weight}`).join(" : ");
    return { en: text, zh: text };
  },
  run: async ({ ways }, { ports }) => {
    let left = ports.chance.fraction() * ways.reduce((sum, { weight }) => sum + weight, 0);
    for (const { id, weight } of ways) {
      if (left < weight) return { exit: `choice:${id}` };
      left -= weight;
    }
    return { exit: "failed" };
  },
});
