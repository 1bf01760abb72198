import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { notOurs } from "../../parts/attempts.ts";
import { failed } from "../../parts/exits.ts";
import { expression } from "../../parts/fields.ts";

export const scheduleNextAttempt = defineNode({
  type: "schedule-next-attempt",
  version: 1,
  title: { en: "Schedule next attempt", zh: "预约下次拨打" },
  description: {
    en: "Calls this person again at a time that they wish.",
    zh: "按联系人希望的时间再次拨打。",
  },
  category: "campaign",
  icon: "calendar-clock",
  channels: ["voice", "campaign"],
  needs: ["attempts"],
  config: z.object({
    at: expression(
      { en: "When (instant)", zh: "时间（时间戳）" },
      {
        fresh: "now + 86400000",
        max: 500,
        help: { en: "Milliseconds since 1970, e.g. now + 3600000.", zh: "毫秒时间戳，例如 now + 3600000。" },
      },
    ),
  }),
  exits: {
    scheduled: { title: { en: "Scheduled", zh: "已预约" }, sets: false },
    past: { title: { en: "Not a time to come", zh: "时间无效" }, sets: false },
    "used-up": { title: { en: "No attempts left", zh: "次数已用完" }, sets: false },
    "not-ours": notOurs,
    failed,
  },
  summary: ({ at }) => ({ en: at, zh: at }),
  run: async ({ at }, { ports, effect, evaluate }) => {
    const when = Number(evaluate(at));
    if (!Number.isFinite(when) || when <= ports.clock.now()) return { exit: "past" };
    const settled = await ports.attempts.next(when, effect);
    if (settled.ok) return { exit: "scheduled" };
    return { exit: settled.error.code === "attempt.none" ? "not-ours" : "used-up" };
  },
});
