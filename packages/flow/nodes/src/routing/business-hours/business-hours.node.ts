import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";

export const businessHours = defineNode({
  type: "business-hours",
  version: 1,
  title: { en: "Business hours", zh: "营业时间" },
  description: {
    en: "Asks a calendar whether it is open now: time zone, holidays and hours past midnight included.",
    zh: "根据营业时间表判断当前是否营业，支持时区、节假日和跨午夜时段。",
  },
  category: "routing",
  icon: "clock",
  channels: ALL_CHANNELS,
  needs: ["hours"],
  instant: true,
  config: z.object({
    calendar: z
      .string()
      .default("")
      .meta(form({ title: { en: "Calendar", zh: "营业时间表" }, holds: "calendar", required: true })),
    into: z
      .string()
      .default("")
      .meta(
        form({
          title: { en: "Save details as", zh: "详情保存为" },
          help: { en: "open, reason, holiday and opensAt.", zh: "包含 open、reason、holiday 和 opensAt。" },
          holds: "variable",
          gives: "object",
          advanced: true,
        }),
      ),
  }),
  exits: {
    open: { title: { en: "Open", zh: "营业" } },
    closed: { title: { en: "Closed", zh: "休息" } },
    holiday: { title: { en: "Holiday", zh: "节假日" } },
    failed,
  },
  summary: ({ calendar }) => ({ en: calendar, zh: calendar }),
  run: async ({ calendar, into }, { ports, now, text }) => {
    const status = await ports.hours.status(text(calendar), now);
    if (!status.ok) return { exit: "failed" };
    const { open, reason, holiday = null, opensAt = null } = status.value;
    const exit = open ? "open" : reason === "holiday" ? "holiday" : "closed";
    return { exit, ...(into ? { set: { [into]: { open, reason, holiday, opensAt } } } : {}) };
  },
});
