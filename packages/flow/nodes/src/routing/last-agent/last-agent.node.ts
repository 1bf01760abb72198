import { DAY } from "@patchbay/base/time";
import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { count } from "../../parts/amounts.ts";
import { VOICE_AND_CHAT } from "../../parts/channels.ts";
import { failedOutside } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";

export const lastAgent = defineNode({
  type: "last-agent",
  version: 1,
  title: { en: "Last agent", zh: "上次坐席" },
  description: {
    en: "Finds the agent who talked with this customer last, and tells whether they could again.",
    zh: "查找上次接待该客户的坐席及其当前状态。",
  },
  category: "routing",
  icon: "history",
  channels: VOICE_AND_CHAT,
  needs: ["colleagues"],
  instant: true,
  config: z.object({
    days: count({ en: "Within so many days", zh: "最近多少天" }, { min: 1, max: 365, fresh: 30 }),
    into: saveAs("lastAgent", {
      gives: "object",
      required: true,
      help: { en: "id, name, extension and status of the agent.", zh: "包含坐席的 id、name、extension 和 status。" },
    }),
  }),
  exits: {
    free: { title: { en: "Free now", zh: "当前空闲" } },
    busy: { title: { en: "Busy or away", zh: "忙或离开" } },
    offline: { title: { en: "Signed off", zh: "已离线" } },
    none: { title: { en: "Nobody", zh: "没有" }, sets: false },
    failed: failedOutside,
  },
  summary: ({ days, into }) => ({ en: `${days} days into ${into}`, zh: `${days} 天，存入 ${into}` }),
  run: async ({ days, into }, { ports, effect }) => {
    const found = await ports.colleagues.last(days * DAY, effect);
    if (!found) return { exit: "none" };
    const { id, name, extension = null, status } = found;
    const exit = status === "ready" ? "free" : status === "offline" ? "offline" : "busy";
    return { exit, ...saved(into, { id, name, extension, status }) };
  },
});
