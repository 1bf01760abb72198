import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";

export const emergencySwitch = defineNode({
  type: "emergency-switch",
  version: 1,
  title: { en: "Emergency switch", zh: "紧急开关" },
  description: {
    en: "Asks whether a calendar has been switched to emergency, whatever the hour.",
    zh: "判断某个营业时间表是否已切换为紧急关闭，与时间无关。",
  },
  category: "logic",
  icon: "radio",
  channels: ALL_CHANNELS,
  needs: ["hours"],
  instant: true,
  config: z.object({
    calendar: z
      .string()
      .max(100)
      .default("")
      .meta(form({ title: { en: "Calendar", zh: "营业时间表" }, holds: "calendar", required: true })),
  }),
  exits: {
    on: { title: { en: "Emergency", zh: "紧急" } },
    off: { title: { en: "As usual", zh: "正常" } },
    failed,
  },
  summary: ({ calendar }) => ({ en: calendar, zh: calendar }),
  run: async ({ calendar }, { ports, now, text }) => {
    const status = await ports.hours.status(text(calendar), now);
    if (!status.ok) return { exit: "failed" };
    return { exit: status.value.reason === "emergency" ? "on" : "off" };
  },
});
