import { defineNode, MEETING } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { choiceExits, choiceId, duplicateIds } from "../../parts/choices.ts";
import { choiceName } from "../../parts/fields.ts";

const MAX_BRANCHES = 8;

export const parallel = defineNode({
  type: "parallel",
  version: 1,
  title: { en: "Parallel", zh: "并行" },
  description: {
    en: "Runs several branches side by side, until they come together at a join.",
    zh: "同时运行多个分支，直到它们在“汇合”处会合。",
  },
  category: "logic",
  icon: "git-fork",
  channels: ALL_CHANNELS,
  needs: [],
  parallel: "fork",
  config: z.object({
    branches: z
      .array(z.object({ id: choiceId, label: choiceName }))
      .max(MAX_BRANCHES)
      .default([
        { id: "a", label: "A" },
        { id: "b", label: "B" },
      ])
      .meta(form({ title: { en: "Branches", zh: "分支" }, required: true })),
  }),
  exits: {},
  choices: ({ branches }) => choiceExits(branches, ({ label }) => label),
  check: ({ branches }) => duplicateIds("branches", branches),
  summary: ({ branches }) => {
    const text = branches.map(({ id, label }) => label || id).join(" | ");
    return { en: text, zh: text };
  },
  lower: ({ branches }, to) => ({
    op: "fork",
    branches: branches.map(({ id }) => to(`choice:${id}`)),
    join: to(MEETING).to,
  }),
});
