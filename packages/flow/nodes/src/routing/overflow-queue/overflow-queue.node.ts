import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { VOICE_AND_CHAT } from "../../parts/channels.ts";
import { MAX_DURATION, seconds } from "../../parts/duration.ts";
import { queueName, skillList, waitExits, waitFields, waitInQueue, waitKeeps } from "../../parts/queue-wait.ts";

export const overflowQueue = defineNode({
  type: "overflow-queue",
  version: 1,
  title: { en: "Queue with overflow", zh: "溢出队列" },
  description: {
    en: "Waits in one queue, and after a while in another one, at the old place in line.",
    zh: "先在一个队列等待，一段时间后转到另一个队列并保留排队位置。",
  },
  category: "routing",
  icon: "waves",
  channels: VOICE_AND_CHAT,
  needs: ["queue"],
  config: z.object({
    queue: queueName(),
    skills: skillList(),
    overflow: queueName({ en: "Then queue", zh: "溢出到队列" }),
    afterMs: duration({ en: "After waiting", zh: "等待多久后" }, { min: 1_000, max: MAX_DURATION, fresh: 60_000 }),
    ...waitFields,
  }),
  exits: waitExits,
  keeps: waitKeeps,
  summary: ({ queue, overflow, afterMs }) => {
    const text = `${queue} → ${overflow} · ${seconds(afterMs)}`;
    return { en: text, zh: text };
  },
  run: (config, context) =>
    waitInQueue(
      // The second queue may be staffed where the first is not.
      { ...config, exitWhenUnstaffed: false },
      {
        queue: context.text(config.queue),
        skills: config.skills,
        stages: [{ afterMs: config.afterMs, queue: context.text(config.overflow), skills: [] }],
      },
      context,
    ),
});
