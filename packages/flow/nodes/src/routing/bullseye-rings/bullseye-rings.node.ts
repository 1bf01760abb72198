import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { VOICE_AND_CHAT } from "../../parts/channels.ts";
import { MAX_DURATION, seconds } from "../../parts/duration.ts";
import { queueName, skillList, waitExits, waitFields, waitInQueue, waitKeeps } from "../../parts/queue-wait.ts";

const ring = z.object({
  afterMs: duration({ en: "After waiting", zh: "等待多久后" }, { min: 1_000, max: MAX_DURATION, fresh: 30_000 }),
  skills: skillList({ en: "Then enough", zh: "此后要求的技能" }),
});

export const bullseyeRings = defineNode({
  type: "bullseye-rings",
  version: 1,
  title: { en: "Widening rings", zh: "扩圈路由" },
  description: {
    en: "Waits for the best agents first, and for more of them as time passes.",
    zh: "先等待最合适的坐席，随时间推移逐步放宽要求。",
  },
  category: "routing",
  icon: "target",
  channels: VOICE_AND_CHAT,
  needs: ["queue"],
  config: z.object({
    queue: queueName(),
    skills: skillList({ en: "Wanted at first", zh: "最初要求的技能" }),
    rings: z
      .array(ring)
      .max(6)
      .default([])
      .meta(form({ title: { en: "Rings", zh: "圈" }, required: true })),
    ...waitFields,
  }),
  exits: waitExits,
  keeps: waitKeeps,
  staffing: ({ queue, rings, skills }) => ({ queue, skills: rings.at(-1)?.skills ?? skills }),
  check: ({ rings }) =>
    rings.flatMap(({ afterMs }, index) =>
      afterMs > (rings[index - 1]?.afterMs ?? 0)
        ? []
        : [
            {
              field: ["rings", index, "afterMs"],
              message: { en: "A ring must come later than the one before it.", zh: "每一圈的时间必须晚于前一圈。" },
            },
          ],
    ),
  summary: ({ queue, rings }) => {
    const text = [queue, ...rings.map(({ afterMs }) => seconds(afterMs))].join(" · ");
    return { en: text, zh: text };
  },
  run: (config, context) =>
    waitInQueue(
      // Who could take it in a later ring counts as staff from the beginning.
      { ...config, exitWhenUnstaffed: config.exitWhenUnstaffed && config.rings.length === 0 },
      { queue: context.text(config.queue), skills: config.skills, stages: config.rings },
      context,
    ),
});
