import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { eventKey, eventName } from "../../parts/events.ts";
import { done, failed } from "../../parts/exits.ts";
import { filledIn, namedValues } from "../../parts/named-values.ts";

export const raiseEvent = defineNode({
  type: "raise-event",
  version: 1,
  title: { en: "Raise event", zh: "触发事件" },
  description: {
    en: "Tells other flows that wait for this event and key.",
    zh: "通知正在等待该事件和关联键的其他流程。",
  },
  category: "logic",
  icon: "send",
  channels: ALL_CHANNELS,
  needs: ["events"],
  config: z.object({
    name: eventName,
    key: eventKey,
    data: namedValues({ en: "Data", zh: "数据" }, { en: "Field", zh: "字段" }),
  }),
  exits: { done, failed },
  summary: ({ name, key }) => ({ en: `${name} ${key}`, zh: `${name} ${key}` }),
  run: async ({ name, key, data }, context) => {
    const { ports, effect, text } = context;
    await ports.events.raise({ name, key: text(key).trim(), payload: filledIn(data, context) }, effect);
    return { exit: "done" };
  },
});
