import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { firstWords, spoken, utterances } from "../../parts/utterances.ts";

export const playPrompt = defineNode({
  type: "play-prompt",
  version: 1,
  title: { en: "Play prompt", zh: "播放语音" },
  description: {
    en: "Plays recorded prompts and speaks text, one after another.",
    zh: "依次播放录制的提示音或朗读文字。",
  },
  category: "voice",
  icon: "volume-2",
  channels: VOICE,
  needs: ["voice"],
  config: z.object({
    prompts: utterances({ en: "What to say", zh: "播放内容" }, { required: true }),
    interruptible: z
      .boolean()
      .default(true)
      .meta(
        form({
          title: { en: "A key press skips it", zh: "按键可跳过" },
          help: { en: "The digit then counts for the next menu.", zh: "所按的键会用于接下来的菜单。" },
        }),
      ),
  }),
  exits: { done, failed },
  summary: ({ prompts }) => ({ en: firstWords(prompts), zh: firstWords(prompts) }),
  run: async ({ prompts, interruptible }, context) => {
    const played = await context.ports.voice.play(spoken(prompts, context), { interruptible }, context.effect);
    return { exit: played.ok ? "done" : "failed" };
  },
});
