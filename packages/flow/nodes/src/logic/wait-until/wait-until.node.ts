import type { Instant } from "@patchbay/base/time";
import { defineNode, type NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { sleep } from "@patchbay/ports/clock";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { expression } from "../../parts/fields.ts";
import { clockTime, nextTime, timeZone } from "../../parts/weekly-time.ts";

const until = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("time"), time: clockTime({ en: "Time", zh: "时刻" }, "09:00"), zone: timeZone }),
  z.object({
    kind: z.literal("opening"),
    calendar: z
      .string()
      .max(100)
      .default("")
      .meta(form({ title: { en: "Calendar", zh: "营业时间表" }, holds: "calendar", required: true })),
  }),
  z.object({
    kind: z.literal("instant"),
    at: expression(
      { en: "Instant", zh: "时间点" },
      {
        help: {
          en: 'E.g. timestamp("2026-01-31T09:00:00Z") or hours.opensAt.',
          zh: '例如 timestamp("2026-01-31T09:00:00Z") 或 hours.opensAt。',
        },
      },
    ),
  }),
]);
type Until = z.output<typeof until>;

const KINDS = {
  time: { en: "A time of day", zh: "每日时刻" },
  opening: { en: "A calendar opens", zh: "营业时间开始" },
  instant: { en: "An instant worked out", zh: "计算得到的时间点" },
} as const;

export const waitUntil = defineNode({
  type: "wait-until",
  version: 1,
  title: { en: "Wait until", zh: "等待至" },
  description: {
    en: "Waits for a time of day, for a calendar to open, or for an instant, and goes on then.",
    zh: "等到某个时刻、营业时间开始或指定时间点后继续。",
  },
  category: "logic",
  icon: "calendar-clock",
  channels: ALL_CHANNELS,
  needs: ["hours"],
  config: z.object({
    until: until
      .default({ kind: "time", time: "09:00", zone: "UTC" })
      .meta(form({ title: { en: "Until", zh: "等到" }, options: KINDS })),
  }),
  exits: { done, failed },
  summary: ({ until: goal }) => {
    const detail = goal.kind === "time" ? goal.time : goal.kind === "opening" ? goal.calendar : goal.at;
    return { en: `${KINDS[goal.kind].en}: ${detail}`, zh: `${KINDS[goal.kind].zh}：${detail}` };
  },
  run: async ({ until: goal }, context) => {
    const at = await instantOf(goal, context);
    if (at === undefined) return { exit: "failed" };
    const { clock } = context.ports;
    if (at > clock.now()) await sleep(clock, at - clock.now(), context.effect.signal);
    return { exit: "done" };
  },
});

/** Reckoned from when the step was reached, so that a restart does not change it; undefined when there is none. */
async function instantOf(goal: Until, { now, evaluate, ports, text }: NodeContext): Promise<Instant | undefined> {
  switch (goal.kind) {
    case "time":
      return nextTime(goal.time, goal.zone, now);
    case "opening": {
      const status = await ports.hours.status(text(goal.calendar), now);
      if (!status.ok) return undefined;
      return status.value.open ? now : status.value.opensAt;
    }
    case "instant": {
      const at = evaluate(`timestamp(${goal.at})`);
      return typeof at === "number" ? at : undefined;
    }
  }
}
