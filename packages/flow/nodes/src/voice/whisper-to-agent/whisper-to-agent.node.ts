import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { firstWords, spoken, utterances } from "../../parts/utterances.ts";

export const whisperToAgent = defineNode({
  type: "whisper-to-agent",
  version: 1,
  title: { en: "Whisper to agent", zh: "坐席耳语" },
  description: {
    en: "Settles what an agent hears before the call is connected; the caller does not.",
    zh: "设定接通前仅坐席听到的内容。",
  },
  category: "voice",
  icon: "ear",
  channels: VOICE,
  needs: ["plan"],
  config: z.object({ prompts: utterances({ en: "What is said", zh: "播放内容" }, { required: true }) }),
  exits: { done, failed },
  summary: ({ prompts }) => ({ en: firstWords(prompts), zh: firstWords(prompts) }),
  run: async ({ prompts }, context) => {
    await context.ports.plan.settle({ toAgent: spoken(prompts, context) }, context.effect);
    return { exit: "done" };
  },
});
