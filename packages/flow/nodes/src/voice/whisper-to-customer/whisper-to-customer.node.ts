import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { firstWords, spoken, utterances } from "../../parts/utterances.ts";

export const whisperToCustomer = defineNode({
  type: "whisper-to-customer",
  version: 1,
  title: { en: "Whisper to customer", zh: "客户耳语" },
  description: {
    en: "Settles what the caller hears just before being connected; the agent does not.",
    zh: "设定接通前仅来电者听到的内容。",
  },
  category: "voice",
  icon: "megaphone",
  channels: VOICE,
  needs: ["plan"],
  config: z.object({ prompts: utterances({ en: "What is said", zh: "播放内容" }, { required: true }) }),
  exits: { done, failed },
  summary: ({ prompts }) => ({ en: firstWords(prompts), zh: firstWords(prompts) }),
  run: async ({ prompts }, context) => {
    await context.ports.plan.settle({ toCustomer: spoken(prompts, context) }, context.effect);
    return { exit: "done" };
  },
});
