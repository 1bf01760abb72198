import { DAY, HOUR, MINUTE } from "@patchbay/base/time";
import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { notOurs } from "../../parts/attempts.ts";
import { done, failed } from "../../parts/exits.ts";
import { yesNo } from "../../parts/fields.ts";

export const setRetry = defineNode({
  type: "set-retry",
  version: 1,
  title: { en: "Set retry", zh: "设置重试" },
  description: {
    en: "Decides whether, and after how long, this person is called again.",
    zh: "决定是否以及多久之后再次拨打该联系人。",
  },
  category: "campaign",
  icon: "repeat",
  channels: ["voice", "campaign"],
  needs: ["attempts"],
  config: z.object({
    again: yesNo({ en: "Call again", zh: "再次拨打" }, true),
    afterMs: duration({ en: "After", zh: "间隔" }, { min: MINUTE, max: 30 * DAY, fresh: HOUR }),
  }),
  exits: {
    done,
    "used-up": { title: { en: "No attempts left", zh: "次数已用完" }, sets: false },
    "not-ours": notOurs,
    failed,
  },
  summary: ({ again, afterMs }) =>
    again
      ? { en: `again after ${Math.round(afterMs / MINUTE)} min`, zh: `${Math.round(afterMs / MINUTE)} 分钟后重试` }
      : { en: "not again", zh: "不再拨打" },
  run: async ({ again, afterMs }, { ports, effect }) => {
    const settled = await ports.attempts.next(again ? ports.clock.now() + afterMs : "never", effect);
    if (settled.ok) return { exit: "done" };
    return { exit: settled.error.code === "attempt.none" ? "not-ours" : "used-up" };
  },
});
