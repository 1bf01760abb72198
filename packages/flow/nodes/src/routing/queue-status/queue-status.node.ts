import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { count, duration } from "../../parts/amounts.ts";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { MAX_DURATION, seconds } from "../../parts/duration.ts";
import { failedOutside } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";
import { queueName } from "../../parts/queue-wait.ts";

const OFF = { en: "0 = does not matter.", zh: "0 表示不考虑。" };

export const queueStatus = defineNode({
  type: "queue-status",
  version: 1,
  title: { en: "Queue status", zh: "队列状态" },
  description: {
    en: "Branches on how many wait in a queue and for how long.",
    zh: "根据队列的等待人数和最长等待时间分支。",
  },
  category: "routing",
  icon: "gauge",
  channels: ALL_CHANNELS,
  needs: ["insight"],
  instant: true,
  config: z.object({
    queue: queueName(),
    waiting: count(
      { en: "Crowded from so many waiting", zh: "等待人数达到" },
      { min: 0, max: 10_000, fresh: 10 },
      { help: OFF },
    ),
    longestMs: duration(
      { en: "Or when somebody waits so long", zh: "或最长等待达到" },
      { min: 0, max: MAX_DURATION, fresh: 0 },
      { help: OFF },
    ),
    into: saveAs("", {
      gives: "object",
      advanced: true,
      help: {
        en: "waiting, longestWaitMs, expectedWaitMs (null without experience), signedIn and ready.",
        zh: "包含 waiting、longestWaitMs、expectedWaitMs（无经验数据时为 null）、signedIn 和 ready。",
      },
    }),
  }),
  exits: {
    normal: { title: { en: "Normal", zh: "正常" } },
    crowded: { title: { en: "Crowded", zh: "繁忙" } },
    failed: failedOutside,
  },
  check: ({ waiting, longestMs }) =>
    waiting === 0 && longestMs === 0
      ? [{ field: ["waiting"], message: { en: "Nothing makes this queue crowded.", zh: "没有设置任何繁忙条件。" } }]
      : [],
  summary: ({ queue, waiting, longestMs }) => {
    const limits = [waiting > 0 ? `≥ ${waiting}` : "", longestMs > 0 ? `≥ ${seconds(longestMs)}` : ""];
    const text = [queue, ...limits].filter(Boolean).join(" · ");
    return { en: text, zh: text };
  },
  run: async ({ queue, waiting, longestMs, into }, { ports, effect, text }) => {
    const found = await ports.insight.look({ queue: text(queue), skills: [] }, effect);
    if (!found.ok) return { exit: "failed" };
    const { value } = found;
    const isCrowded = (waiting > 0 && value.waiting >= waiting) || (longestMs > 0 && value.longestWaitMs >= longestMs);
    return {
      exit: isCrowded ? "crowded" : "normal",
      ...saved(into, { ...value, expectedWaitMs: value.expectedWaitMs ?? null }),
    };
  },
});
