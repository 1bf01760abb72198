import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";

const REASONS = {
  normal: { en: "Normal", zh: "正常挂断" },
  busy: { en: "Busy", zh: "忙线" },
  rejected: { en: "Rejected", zh: "拒绝" },
} as const;

export const hangUp = defineNode({
  type: "hang-up",
  version: 1,
  title: { en: "Hang up", zh: "挂断" },
  description: { en: "Ends the call, also from inside a sub-flow.", zh: "结束通话，在子流程中也会直接挂断。" },
  category: "voice",
  icon: "phone-off",
  channels: VOICE,
  needs: ["voice"],
  config: z.object({
    reason: z
      .enum(["normal", "busy", "rejected"])
      .default("normal")
      .meta(form({ title: { en: "As", zh: "方式" }, options: REASONS, advanced: true })),
  }),
  exits: {},
  summary: ({ reason }) => REASONS[reason],
  lower: ({ reason }) => ({ op: "end", outcome: "completed", hangUp: reason }),
});
