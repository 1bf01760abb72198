import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { MAX_DURATION, seconds } from "../../parts/duration.ts";
import { done, failed } from "../../parts/exits.ts";
import { saveAs } from "../../parts/fields.ts";

const ENOUGH = {
  all: { en: "All branches", zh: "所有分支" },
  any: { en: "The first branch", zh: "最先到达的分支" },
  some: { en: "So many branches", zh: "指定数量的分支" },
} as const;

export const join = defineNode({
  type: "join",
  version: 1,
  title: { en: "Join", zh: "汇合" },
  description: {
    en: "Waits until enough branches of a parallel step have come here; gives up those that still run.",
    zh: "等待并行步骤的足够分支到达此处，随后放弃仍在运行的分支。",
  },
  category: "logic",
  icon: "git-merge",
  channels: ALL_CHANNELS,
  needs: [],
  parallel: "join",
  config: z.object({
    waitFor: z
      .enum(["all", "any", "some"])
      .default("all")
      .meta(form({ title: { en: "Wait for", zh: "等待" }, options: ENOUGH })),
    count: z
      .number()
      .int()
      .min(1)
      .max(8)
      .default(2)
      .meta(
        form({
          title: { en: "How many", zh: "数量" },
          help: { en: "For “So many branches”.", zh: "仅用于“指定数量的分支”。" },
        }),
      ),
    withinMs: z
      .number()
      .int()
      .min(0)
      .max(MAX_DURATION)
      .default(0)
      .meta(
        form({
          title: { en: "At most", zh: "最长等待" },
          help: { en: "From when the branches began; 0 waits for ever.", zh: "从分支开始时算起；0 表示一直等待。" },
          widget: "duration",
        }),
      ),
    into: saveAs("", {
      gives: "list",
      advanced: true,
      help: { en: "The ids of the branches that came, in their order.", zh: "已到达分支的标识，按到达顺序。" },
    }),
  }),
  exits: {
    done,
    timeout: { title: { en: "Not in time", zh: "超时" } },
    failed: { ...failed, title: { en: "Not enough left", zh: "无法凑足" } },
  },
  summary: ({ waitFor, count, withinMs }) => {
    const most = withinMs > 0 ? `, ${seconds(withinMs)}` : "";
    return waitFor === "some"
      ? { en: `${count} branches${most}`, zh: `${count} 个分支${most}` }
      : { en: `${ENOUGH[waitFor].en}${most}`, zh: `${ENOUGH[waitFor].zh}${most}` };
  },
  lower: ({ waitFor, count, withinMs, into }, to) => ({
    op: "join",
    needs: waitFor === "all" ? 0 : waitFor === "any" ? 1 : count,
    withinMs,
    ...(into === "" ? {} : { into }),
    done: to("done"),
    timeout: to("timeout"),
    failed: to("failed"),
  }),
});
