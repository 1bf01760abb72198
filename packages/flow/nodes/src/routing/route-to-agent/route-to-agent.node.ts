import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { VOICE_AND_CHAT } from "../../parts/channels.ts";
import { MAX_DURATION } from "../../parts/duration.ts";
import { template } from "../../parts/fields.ts";
import { queueName, waitExits, waitFields, waitInQueue, waitKeeps } from "../../parts/queue-wait.ts";

export const routeToAgent = defineNode({
  type: "route-to-agent",
  version: 1,
  title: { en: "Route to agent", zh: "转到指定坐席" },
  description: {
    en: "Waits for one agent, and if you like for any other after a while.",
    zh: "等待指定坐席，可在一段时间后改为任意坐席。",
  },
  category: "routing",
  icon: "user-round",
  channels: VOICE_AND_CHAT,
  needs: ["queue", "colleagues"],
  config: z.object({
    agent: template(
      { en: "Agent", zh: "坐席" },
      {
        max: 200,
        help: { en: "Extension, e-mail address, name or id.", zh: "分机号、邮箱、姓名或编号。" },
        placeholder: { en: "{{ lastAgent.id }}", zh: "{{ lastAgent.id }}" },
      },
    ),
    queue: queueName({ en: "As a contact of queue", zh: "所属队列" }),
    otherwiseMs: duration(
      { en: "Then anybody, after", zh: "多久后改为任意坐席" },
      { min: 0, max: MAX_DURATION, fresh: 0 },
      { help: { en: "0 = this agent only.", zh: "0 表示只等待该坐席。" } },
    ),
    ...waitFields,
  }),
  exits: { ...waitExits, unavailable: { title: { en: "Agent not there", zh: "坐席不在" } } },
  keeps: waitKeeps,
  summary: ({ agent, queue }) => ({ en: `${agent} · ${queue}`, zh: `${agent} · ${queue}` }),
  run: async (config, context) => {
    const colleague = await context.ports.colleagues.find(context.text(config.agent), context.effect);
    if (!colleague || (colleague.status === "offline" && config.otherwiseMs === 0)) return { exit: "unavailable" };
    const anybody = config.otherwiseMs > 0 ? [{ afterMs: config.otherwiseMs, skills: [] }] : [];
    return waitInQueue(
      { ...config, exitWhenUnstaffed: config.exitWhenUnstaffed && anybody.length === 0 },
      { queue: context.text(config.queue), skills: [], agent: colleague.id, stages: anybody },
      context,
    );
  },
});
