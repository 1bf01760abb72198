import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { passesOf } from "../../parts/counter.ts";
import { failed } from "../../parts/exits.ts";
import { expression, saveAs } from "../../parts/fields.ts";

const MAX_ROUNDS = 1_000;

export const repeat = defineNode({
  type: "repeat",
  version: 1,
  title: { en: "Repeat", zh: "重复" },
  description: {
    en: "Goes round so many times; lead the end of the round back here.",
    zh: "循环指定的次数；请把每轮的末尾连回本步骤。",
  },
  category: "logic",
  icon: "history",
  channels: ALL_CHANNELS,
  needs: [],
  config: z.object({
    times: expression({ en: "Times", zh: "次数" }, { fresh: "3" }),
    counter: saveAs("round", {
      title: { en: "Count rounds in", zh: "轮数保存为" },
      help: { en: "From 1; null before the first round and after the last.", zh: "从 1 开始；循环前后为 null。" },
      gives: "number",
      required: true,
    }),
  }),
  exits: {
    again: { title: { en: "Each time", zh: "每一轮" } },
    done: { title: { en: "After the last", zh: "全部完成" } },
    failed,
  },
  summary: ({ times }) => ({ en: `${times} times`, zh: `${times} 次` }),
  run: async ({ times, counter }, { evaluate, variables }) => {
    const wanted = evaluate(times);
    if (typeof wanted !== "number" || wanted > MAX_ROUNDS) return { exit: "failed", set: { [counter]: null } };
    const round = passesOf(variables, counter);
    if (round >= wanted) return { exit: "done", set: { [counter]: null } };
    return { exit: "again", set: { [counter]: round + 1 } };
  },
});
