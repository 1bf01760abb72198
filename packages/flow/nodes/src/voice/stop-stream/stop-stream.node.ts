import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";

export const stopStream = defineNode({
  type: "stop-stream",
  version: 1,
  title: { en: "Stop stream", zh: "停止音频流" },
  description: { en: "Ends the live copy of the call's audio.", zh: "结束通话音频的实时推送。" },
  category: "voice",
  icon: "square",
  channels: VOICE,
  needs: ["stream"],
  config: z.object({}),
  exits: { done, failed },
  summary: () => ({ en: "", zh: "" }),
  run: async (_config, { ports, effect }) => {
    await ports.stream.stop(effect);
    return { exit: "done" };
  },
});
