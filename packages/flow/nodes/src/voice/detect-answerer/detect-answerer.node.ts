import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { seconds } from "../../parts/duration.ts";
import { failed } from "../../parts/exits.ts";

export const detectAnswerer = defineNode({
  type: "detect-answerer",
  version: 1,
  title: { en: "Person or machine", zh: "识别真人或答录机" },
  description: {
    en: "Tells whether a person or an answering machine has taken a call that you made.",
    zh: "判断外呼是由真人还是答录机接听。",
  },
  category: "voice",
  icon: "voicemail",
  channels: VOICE,
  needs: ["line"],
  config: z.object({
    maxMs: duration(
      { en: "Decide within", zh: "判断时限" },
      { min: 1_000, max: 10_000, fresh: 4_000 },
      { help: { en: "The person hears nothing meanwhile.", zh: "判断期间对方听不到任何声音。" } },
    ),
    beepMs: duration(
      { en: "Wait for the machine's tone", zh: "等待答录机提示音" },
      { min: 0, max: 60_000, fresh: 20_000 },
      { help: { en: "0 = go on at once.", zh: "0 表示立即继续。" } },
    ),
  }),
  exits: {
    person: { title: { en: "Person", zh: "真人" }, by: "caller" },
    machine: { title: { en: "Machine", zh: "答录机" }, by: "caller" },
    unsure: { title: { en: "Unsure", zh: "无法判断" }, by: "caller" },
    failed,
  },
  summary: ({ maxMs }) => ({ en: `within ${seconds(maxMs)}`, zh: `${seconds(maxMs)} 内` }),
  run: async (config, { ports, effect }) => {
    const heard = await ports.line.answeredBy(config, effect);
    return { exit: heard.ok ? heard.value : "failed" };
  },
});
