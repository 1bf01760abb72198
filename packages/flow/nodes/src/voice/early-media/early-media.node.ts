import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";

export const earlyMedia = defineNode({
  type: "early-media",
  version: 1,
  title: { en: "Early media", zh: "早期媒体" },
  description: {
    en: "Lets the caller hear prompts before the call is answered.",
    zh: "在应答之前就让来电者听到播放内容。",
  },
  category: "voice",
  icon: "radio",
  channels: VOICE,
  needs: ["line"],
  answers: true,
  config: z.object({}),
  exits: { done, failed },
  summary: () => ({ en: "", zh: "" }),
  run: async (_config, { ports, effect }) => {
    const taken = await ports.line.earlyMedia(effect);
    return { exit: taken.ok ? "done" : "failed" };
  },
});
