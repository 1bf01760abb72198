import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { template, yesNo } from "../../parts/fields.ts";
import { firstWords, spoken } from "../../parts/utterances.ts";

export const say = defineNode({
  type: "say",
  version: 1,
  title: { en: "Say", zh: "朗读" },
  description: { en: "Speaks a text to the caller.", zh: "向来电者朗读一段文字。" },
  category: "voice",
  icon: "message-circle",
  channels: VOICE,
  needs: ["voice"],
  config: z.object({
    text: template({ en: "Words", zh: "文字" }, { widget: "text-area" }),
    language: z
      .string()
      .max(20)
      .default("")
      .meta(
        form({
          title: { en: "Language", zh: "语言" },
          help: {
            en: "E.g. en-GB or zh-CN; empty = the variable language.",
            zh: "例如 en-GB 或 zh-CN；留空则使用变量 language。",
          },
        }),
      ),
    voice: z
      .string()
      .max(100)
      .default("")
      .meta(form({ title: { en: "Voice", zh: "音色" }, advanced: true })),
    interruptible: yesNo({ en: "A key press skips it", zh: "按键可跳过" }, true),
  }),
  exits: { done, failed },
  summary: ({ text }) => {
    const words = firstWords([{ kind: "speech", text, language: "", voice: "" }]);
    return { en: words, zh: words };
  },
  run: async ({ interruptible, ...speech }, context) => {
    const words = spoken([{ kind: "speech", ...speech }], context);
    const played = await context.ports.voice.play(words, { interruptible }, context.effect);
    return { exit: played.ok ? "done" : "failed" };
  },
});
