import type { Instant } from "@patchbay/base/time";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { choiceId, duplicateIds } from "../../parts/choices.ts";
import { failed } from "../../parts/exits.ts";
import { choiceName } from "../../parts/fields.ts";
import { clockTime, dateIn, isWithin, timeZone } from "../../parts/weekly-time.ts";

const DAYS = {
  mon: { en: "Monday", zh: "星期一" },
  tue: { en: "Tuesday", zh: "星期二" },
  wed: { en: "Wednesday", zh: "星期三" },
  thu: { en: "Thursday", zh: "星期四" },
  fri: { en: "Friday", zh: "星期五" },
  sat: { en: "Saturday", zh: "星期六" },
  sun: { en: "Sunday", zh: "星期日" },
} as const;
type Day = keyof typeof DAYS;
const ORDER = Object.keys(DAYS) as Day[];

const date = (title: { readonly en: string; readonly zh: string }) =>
  z
    .string()
    .regex(/^(\d{4}-\d\d-\d\d)?$/)
    .default("")
    .meta(form({ title, placeholder: { en: "2026-01-31", zh: "2026-01-31" }, advanced: true }));

const timeWindow = z.object({
  id: choiceId,
  label: choiceName,
  days: z
    .array(z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
    .max(7)
    .default([])
    .meta(
      form({
        title: { en: "Days", zh: "星期" },
        help: { en: "None = every day.", zh: "不选则为每天。" },
        options: DAYS,
      }),
    ),
  from: clockTime({ en: "From", zh: "从" }, "00:00"),
  to: clockTime({ en: "To", zh: "到" }, "24:00"),
  firstDate: date({ en: "First date", zh: "起始日期" }),
  lastDate: date({ en: "Last date", zh: "截止日期" }),
});
type TimeWindow = z.output<typeof timeWindow>;

export const timeSwitch = defineNode({
  type: "time-switch",
  version: 1,
  title: { en: "Time switch", zh: "时段选择" },
  description: {
    en: "Takes the first window of time that it is in now: days of the week, times, dates.",
    zh: "按星期、时刻和日期，走当前所处的第一个时段的出口。",
  },
  category: "logic",
  icon: "calendar",
  channels: ALL_CHANNELS,
  needs: [],
  instant: true,
  config: z.object({
    zone: timeZone,
    windows: z
      .array(timeWindow)
      .max(50)
      .default([])
      .meta(form({ title: { en: "Windows", zh: "时段" }, required: true })),
  }),
  exits: { otherwise: { title: { en: "Otherwise", zh: "否则" } }, failed },
  choices: ({ windows }) =>
    windows.map((span) => ({ name: `choice:${span.id}`, title: { en: nameOf(span, "en"), zh: nameOf(span, "zh") } })),
  check: ({ windows }) => duplicateIds("windows", windows),
  summary: ({ windows, zone }) => ({
    en: `${windows.map((span) => nameOf(span, "en")).join(" · ")} (${zone})`,
    zh: `${windows.map((span) => nameOf(span, "zh")).join(" · ")}（${zone}）`,
  }),
  run: async ({ windows, zone }, { now }) => {
    const span = windows.find((window) => holds(window, zone, now));
    return { exit: span ? `choice:${span.id}` : "otherwise" };
  },
});

function holds({ days, from, to, firstDate, lastDate }: TimeWindow, zone: string, now: Instant): boolean {
  const today = dateIn(zone, now);
  if ((firstDate !== "" && today < firstDate) || (lastDate !== "" && today > lastDate)) return false;
  return isWithin({ days: days.map((day) => ORDER.indexOf(day) + 1), from, to }, zone, now);
}

function nameOf({ label, days, from, to }: TimeWindow, language: "en" | "zh"): string {
  return label || `${days.map((day) => DAYS[day][language]).join(" ")} ${from}–${to}`.trim();
}
