import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";

const OUTCOMES = {
  completed: { en: "Done as planned", zh: "正常完成" },
  failed: { en: "Failed", zh: "失败" },
} as const;

export const end = defineNode({
  type: "end",
  version: 1,
  title: { en: "End", zh: "结束" },
  description: {
    en: "Ends this flow. A sub-flow returns to the flow that ran it; a main flow ends the contact.",
    zh: "结束本流程。子流程会返回调用它的流程；主流程则结束本次联络。",
  },
  category: "logic",
  icon: "circle-stop",
  channels: ALL_CHANNELS,
  needs: [],
  config: z.object({
    outcome: z
      .enum(["completed", "failed"])
      .default("completed")
      .meta(
        form({
          title: { en: "Outcome", zh: "结果" },
          help: {
            en: "Failed takes the error exit of the flow that ran this one.",
            zh: "“失败”会使调用方走出错出口。",
          },
          options: OUTCOMES,
        }),
      ),
  }),
  exits: {},
  summary: ({ outcome }) => OUTCOMES[outcome],
  lower: ({ outcome }) => ({ op: "end", outcome }),
});
