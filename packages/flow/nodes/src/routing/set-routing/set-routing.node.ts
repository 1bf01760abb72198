import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { count } from "../../parts/amounts.ts";
import { VOICE_AND_CHAT } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { queueSummary, skillList } from "../../parts/queue-wait.ts";

export const setRouting = defineNode({
  type: "set-routing",
  version: 1,
  title: { en: "Set skills and priority", zh: "设置技能与优先级" },
  description: {
    en: "Settles which skills and priority the contact has in every queue that follows.",
    zh: "设定联络在之后所有队列中的技能要求和优先级。",
  },
  category: "routing",
  icon: "sliders-horizontal",
  channels: VOICE_AND_CHAT,
  needs: ["plan"],
  config: z.object({
    skills: skillList(),
    priority: count(
      { en: "Priority", zh: "优先级" },
      { min: 0, max: 9, fresh: 0 },
      { help: { en: "1 comes first, 9 last; 0 = leave as it is.", zh: "1 最先，9 最后；0 表示不变。" } },
    ),
  }),
  exits: { done, failed },
  summary: ({ skills, priority }) => queueSummary(priority > 0 ? `P${priority}` : "", skills),
  run: async ({ skills, priority }, { ports, effect }) => {
    await ports.plan.settle({ skills, ...(priority > 0 ? { priority } : {}) }, effect);
    return { exit: "done" };
  },
});
