import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { seconds } from "../../parts/duration.ts";
import { failed } from "../../parts/exits.ts";
import { spoken, utterances } from "../../parts/utterances.ts";

export const recordMessage = defineNode({
  type: "record-message",
  version: 1,
  title: { en: "Record message", zh: "录制留言" },
  description: {
    en: "Records what the caller says, and saves the recording's id.",
    zh: "录下来电者的留言，并保存录音编号。",
  },
  category: "voice",
  icon: "voicemail",
  channels: VOICE,
  needs: ["voice"],
  config: z.object({
    prompts: utterances({ en: "Said before", zh: "录音前播放" }),
    beep: z
      .boolean()
      .default(true)
      .meta(form({ title: { en: "Beep first", zh: "先播放提示音" } })),
    maxMs: z
      .number()
      .int()
      .min(1_000)
      .max(1_800_000)
      .default(120_000)
      .meta(form({ title: { en: "Longest message", zh: "最长时长" }, widget: "duration" })),
    silenceMs: z
      .number()
      .int()
      .min(0)
      .max(60_000)
      .default(4_000)
      .meta(
        form({
          title: { en: "Ends after so much silence", zh: "静音多久后结束" },
          help: { en: "0 = silence does not end it.", zh: "0 表示静音不会结束录音。" },
          widget: "duration",
        }),
      ),
    stopDigits: z
      .string()
      .regex(/^[0-9*#]*$/)
      .default("#")
      .meta(form({ title: { en: "Keys that end it", zh: "结束键" } })),
    into: z
      .string()
      .default("message")
      .meta(
        form({
          title: { en: "Save as", zh: "保存为" },
          help: { en: "recording, durationMs and ended of it.", zh: "包含 recording、durationMs 和 ended。" },
          holds: "variable",
          gives: "object",
          required: true,
        }),
      ),
  }),
  exits: {
    recorded: { title: { en: "Recorded", zh: "已录制" }, by: "caller" },
    empty: { title: { en: "Said nothing", zh: "没有留言" }, sets: false },
    failed,
  },
  keeps: ({ maxMs, silenceMs }) => ({ recorded: maxMs, empty: silenceMs === 0 ? maxMs : Math.min(maxMs, silenceMs) }),
  summary: ({ maxMs, into }) => ({
    en: `Up to ${seconds(maxMs)} into ${into}`,
    zh: `最长 ${seconds(maxMs)}，存入 ${into}`,
  }),
  run: async (config, context) => {
    const { voice } = context.ports;
    const played = await voice.play(spoken(config.prompts, context), { interruptible: false }, context.effect);
    if (!played.ok) return { exit: "failed" };
    const { maxMs, silenceMs, stopDigits, beep } = config;
    const message = await voice.record({ maxMs, silenceMs, stopDigits, beep }, context.effect);
    if (!message.ok) return { exit: "failed" };
    const { recording, durationMs, ended } = message.value;
    // All that was recorded is the silence that ended it.
    if (durationMs === 0 || (ended === "silence" && durationMs <= silenceMs)) return { exit: "empty" };
    return { exit: "recorded", set: { [config.into]: { recording, durationMs, ended } } };
  },
});
