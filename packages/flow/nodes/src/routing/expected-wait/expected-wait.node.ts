import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { MAX_DURATION, seconds } from "../../parts/duration.ts";
import { failedOutside } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";
import { queueName } from "../../parts/queue-wait.ts";

export const expectedWait = defineNode({
  type: "expected-wait",
  version: 1,
  title: { en: "Expected wait", zh: "预计等待" },
  description: {
    en: "Branches on how long somebody who joined the queue now would wait.",
    zh: "根据此刻进入队列的预计等待时间分支。",
  },
  category: "routing",
  icon: "timer",
  channels: ALL_CHANNELS,
  needs: ["insight"],
  instant: true,
  config: z.object({
    queue: queueName(),
    limitMs: duration({ en: "Long from", zh: "超过多久为长" }, { min: 1_000, max: MAX_DURATION, fresh: 180_000 }),
    into: saveAs("", {
      gives: "number",
      advanced: true,
      help: { en: "Milliseconds.", zh: "毫秒数。" },
    }),
  }),
  exits: {
    short: { title: { en: "Short", zh: "较短" } },
    long: { title: { en: "Long", zh: "较长" } },
    unknown: { title: { en: "Not known", zh: "未知" }, sets: false },
    failed: failedOutside,
  },
  summary: ({ queue, limitMs }) => ({ en: `${queue} · ${seconds(limitMs)}`, zh: `${queue} · ${seconds(limitMs)}` }),
  run: async ({ queue, limitMs, into }, { ports, effect, text }) => {
    const found = await ports.insight.look({ queue: text(queue), skills: [] }, effect);
    if (!found.ok) return { exit: "failed" };
    const { expectedWaitMs, ready, waiting } = found.value;
    // Somebody is free and nobody is first: experience does not matter.
    const expected = ready > waiting ? 0 : expectedWaitMs;
    if (expected === undefined) return { exit: "unknown" };
    return { exit: expected >= limitMs ? "long" : "short", ...saved(into, expected) };
  },
});
