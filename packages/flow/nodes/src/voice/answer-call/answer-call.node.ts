import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";

export const answerCall = defineNode({
  type: "answer-call",
  version: 1,
  title: { en: "Answer", zh: "应答" },
  description: { en: "Answers a call that still rings.", zh: "应答仍在振铃的来电。" },
  category: "voice",
  icon: "phone-incoming",
  channels: VOICE,
  needs: ["line"],
  answers: true,
  config: z.object({}),
  exits: { done, failed },
  summary: () => ({ en: "", zh: "" }),
  run: async (_config, { ports, effect }) => {
    const taken = await ports.line.answer(effect);
    return { exit: taken.ok ? "done" : "failed" };
  },
});
