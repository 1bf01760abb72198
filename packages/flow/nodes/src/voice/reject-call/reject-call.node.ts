import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";

const REASONS = {
  busy: { en: "Busy", zh: "忙线" },
  rejected: { en: "Declined", zh: "拒绝" },
  unavailable: { en: "Not available", zh: "暂时无法接通" },
  "not-found": { en: "No such number", zh: "空号" },
} as const;

export const rejectCall = defineNode({
  type: "reject-call",
  version: 1,
  title: { en: "Reject", zh: "拒接" },
  description: { en: "Refuses a call without answering it.", zh: "不应答而直接拒绝来电。" },
  category: "voice",
  icon: "phone-missed",
  channels: VOICE,
  needs: ["voice"],
  answers: true,
  config: z.object({
    reason: z
      .enum(["busy", "rejected", "unavailable", "not-found"])
      .default("busy")
      .meta(form({ title: { en: "As", zh: "方式" }, options: REASONS })),
  }),
  exits: {},
  summary: ({ reason }) => REASONS[reason],
  lower: ({ reason }) => ({ op: "end", outcome: "rejected", hangUp: reason }),
});
