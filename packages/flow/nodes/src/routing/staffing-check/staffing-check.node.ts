import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failedOutside } from "../../parts/exits.ts";
import { queueName, queueSummary, skillList } from "../../parts/queue-wait.ts";

export const staffingCheck = defineNode({
  type: "staffing-check",
  version: 1,
  title: { en: "Staffing check", zh: "坐席检查" },
  description: {
    en: "Asks whether somebody with the right skills is free, or at least signed in.",
    zh: "检查是否有具备相应技能的坐席空闲或在线。",
  },
  category: "routing",
  icon: "user-check",
  channels: ALL_CHANNELS,
  needs: ["insight"],
  instant: true,
  config: z.object({ queue: queueName(), skills: skillList() }),
  exits: {
    free: { title: { en: "Somebody is free", zh: "有空闲坐席" } },
    busy: { title: { en: "All are busy or away", zh: "坐席均忙或离开" } },
    nobody: { title: { en: "Nobody signed in", zh: "无坐席在线" } },
    failed: failedOutside,
  },
  summary: ({ queue, skills }) => queueSummary(queue, skills),
  run: async ({ queue, skills }, { ports, effect, text }) => {
    const found = await ports.insight.look({ queue: text(queue), skills }, effect);
    if (!found.ok) return { exit: "failed" };
    const { ready, signedIn } = found.value;
    return { exit: ready > 0 ? "free" : signedIn > 0 ? "busy" : "nobody" };
  },
});
