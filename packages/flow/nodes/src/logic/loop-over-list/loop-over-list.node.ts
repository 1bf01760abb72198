import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { passesOf } from "../../parts/counter.ts";
import { failed } from "../../parts/exits.ts";
import { expression, saveAs } from "../../parts/fields.ts";

export const loopOverList = defineNode({
  type: "loop-over-list",
  version: 1,
  title: { en: "Loop over list", zh: "遍历列表" },
  description: {
    en: "Goes round once for each item of a list; lead the end of the round back here.",
    zh: "对列表的每一项循环一次；请把每轮的末尾连回本步骤。",
  },
  category: "logic",
  icon: "repeat",
  channels: ALL_CHANNELS,
  needs: [],
  config: z.object({
    list: expression({ en: "List", zh: "列表" }, { placeholder: { en: "orders.body.items", zh: "orders.body.items" } }),
    item: saveAs("item", { title: { en: "Save item as", zh: "当前项保存为" }, required: true }),
    counter: saveAs("item_number", {
      title: { en: "Count rounds in", zh: "轮数保存为" },
      help: { en: "From 1; null before the first round and after the last.", zh: "从 1 开始；循环前后为 null。" },
      gives: "number",
      required: true,
      advanced: true,
    }),
  }),
  exits: {
    each: { title: { en: "For each item", zh: "每一项" } },
    done: { title: { en: "After the last", zh: "全部完成" } },
    failed,
  },
  summary: ({ list, item }) => ({ en: `${item} in ${list}`, zh: `${list} 的每个 ${item}` }),
  run: async ({ list, item, counter }, { evaluate, variables }) => {
    const items = evaluate(list);
    if (!Array.isArray(items)) return { exit: "failed", set: { [counter]: null } };
    const index = passesOf(variables, counter);
    if (index >= items.length) return { exit: "done", set: { [counter]: null } };
    return { exit: "each", set: { [item]: items[index] ?? null, [counter]: index + 1 } };
  },
});
