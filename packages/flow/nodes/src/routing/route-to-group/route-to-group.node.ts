import { onlyAgent } from "@patchbay/domain/agent-skills";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { VOICE_AND_CHAT } from "../../parts/channels.ts";
import { seconds } from "../../parts/duration.ts";
import { template, yesNo } from "../../parts/fields.ts";
import { queueName, waitExits, waitFields, waitInQueue, waitKeeps } from "../../parts/queue-wait.ts";

export const routeToGroup = defineNode({
  type: "route-to-group",
  version: 1,
  title: { en: "Route to group", zh: "转到坐席组" },
  description: {
    en: "Tries the members of a group in their order, each for a while, then perhaps anybody.",
    zh: "按顺序依次尝试组内坐席，每位等待一段时间，最后可转任意坐席。",
  },
  category: "routing",
  icon: "users",
  channels: VOICE_AND_CHAT,
  needs: ["queue", "colleagues"],
  config: z.object({
    members: z
      .array(template({ en: "Agent", zh: "坐席" }, { max: 200 }))
      .max(20)
      .default([])
      .meta(
        form({
          title: { en: "Members, first to last", zh: "成员（按顺序）" },
          help: { en: "Extension, e-mail address, name or id.", zh: "分机号、邮箱、姓名或编号。" },
          required: true,
        }),
      ),
    eachMs: duration({ en: "Wait for each", zh: "每位等待" }, { min: 5_000, max: 600_000, fresh: 20_000 }),
    anybody: yesNo({ en: "Then anybody of the queue", zh: "最后转队列中任意坐席" }, true),
    queue: queueName({ en: "As a contact of queue", zh: "所属队列" }),
    ...waitFields,
  }),
  exits: { ...waitExits, unavailable: { title: { en: "Nobody of the group there", zh: "组内无人在线" } } },
  keeps: waitKeeps,
  summary: ({ members, eachMs }) => {
    const text = `${members.join(" → ")} · ${seconds(eachMs)}`;
    return { en: text, zh: text };
  },
  run: async ({ members, eachMs, anybody, ...config }, context) => {
    const { colleagues } = context.ports;
    const found = await Promise.all(members.map((who) => colleagues.find(context.text(who), context.effect)));
    const there = found.flatMap((colleague) => (colleague && colleague.status !== "offline" ? [colleague.id] : []));
    const [first, ...others] = there;
    if (first === undefined && !anybody) return { exit: "unavailable" };
    const turns = others.map((agent, index) => ({ afterMs: eachMs * (index + 1), skills: [onlyAgent(agent)] }));
    const last = anybody && first !== undefined ? [{ afterMs: eachMs * there.length, skills: [] }] : [];
    return waitInQueue(
      // Members are signed in now; who goes meanwhile must not end the turns of the others.
      { ...config, exitWhenUnstaffed: config.exitWhenUnstaffed && first === undefined },
      {
        ...{ queue: context.text(config.queue), skills: [], stages: [...turns, ...last] },
        ...(first === undefined ? {} : { agent: first }),
      },
      context,
    );
  },
});
