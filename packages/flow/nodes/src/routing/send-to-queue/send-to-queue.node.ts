import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE_AND_CHAT } from "../../parts/channels.ts";
import {
  queueName,
  queueSummary,
  skillList,
  waitExits,
  waitFields,
  waitInQueue,
  waitKeeps,
} from "../../parts/queue-wait.ts";

export const sendToQueue = defineNode({
  type: "send-to-queue",
  version: 1,
  title: { en: "Send to queue", zh: "进入队列" },
  description: {
    en: "Waits with the caller for an agent with the right skills, and connects them.",
    zh: "与来电者一起等待具备相应技能的坐席，并接通双方。",
  },
  category: "routing",
  icon: "users",
  channels: [...VOICE_AND_CHAT, "ticket"],
  needs: ["queue"],
  config: z.object({ queue: queueName(), skills: skillList(), ...waitFields }),
  exits: waitExits,
  keeps: waitKeeps,
  staffing: ({ queue, skills }) => ({ queue, skills }),
  summary: ({ queue, skills }) => queueSummary(queue, skills),
  run: (config, context) => waitInQueue(config, { queue: context.text(config.queue), skills: config.skills }, context),
});
