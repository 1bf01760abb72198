import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { TonePattern } from "@patchbay/ports/flow/line-port";
import { z } from "zod";
import { count, duration } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";

const OPTIONS = {
  beep: { en: "Beep", zh: "提示音" },
  "ring-back": { en: "Ringing", zh: "回铃音" },
  busy: { en: "Busy", zh: "忙音" },
  congestion: { en: "Congestion", zh: "拥塞音" },
  own: { en: "Own tone", zh: "自定义" },
} as const;

/** Cadences of ITU-T E.180, as Europe has them. */
const PATTERNS: Readonly<Record<"beep" | "ring-back" | "busy" | "congestion", Omit<TonePattern, "times">>> = {
  beep: { hertz: [1_000], onMs: 300, offMs: 100 },
  "ring-back": { hertz: [425], onMs: 1_000, offMs: 4_000 },
  busy: { hertz: [425], onMs: 480, offMs: 480 },
  congestion: { hertz: [425], onMs: 240, offMs: 240 },
};

export const playTone = defineNode({
  type: "play-tone",
  version: 1,
  title: { en: "Play tone", zh: "播放信号音" },
  description: {
    en: "Plays a beep, a ringing or busy tone, or one of your own.",
    zh: "播放提示音、回铃音、忙音或自定义音调。",
  },
  category: "voice",
  icon: "audio-waveform",
  channels: VOICE,
  needs: ["line"],
  config: z.object({
    tone: z
      .enum(["beep", "ring-back", "busy", "congestion", "own"])
      .default("beep")
      .meta(form({ title: { en: "Tone", zh: "信号音" }, options: OPTIONS })),
    times: count({ en: "Times", zh: "次数" }, { min: 1, max: 100, fresh: 1 }),
    hertz: z
      .array(
        z
          .number()
          .min(100)
          .max(3_500)
          .default(440)
          .meta(form({ title: { en: "Hertz", zh: "赫兹" } })),
      )
      .min(1)
      .max(4)
      .default([440])
      .meta(form({ title: { en: "Own: pitches together", zh: "自定义：同时发出的频率" }, advanced: true })),
    onMs: duration(
      { en: "Own: sounds for", zh: "自定义：发声时长" },
      { min: 20, max: 60_000, fresh: 500 },
      { advanced: true },
    ),
    offMs: duration(
      { en: "Own: then silent for", zh: "自定义：静音时长" },
      { min: 0, max: 60_000, fresh: 0 },
      { advanced: true },
    ),
  }),
  exits: { done, failed },
  summary: ({ tone, hertz, times }) => {
    const many = times > 1 ? ` × ${times}` : "";
    const own = `${hertz.join(" + ")} Hz${many}`;
    return tone === "own"
      ? { en: own, zh: own }
      : { en: `${OPTIONS[tone].en}${many}`, zh: `${OPTIONS[tone].zh}${many}` };
  },
  run: async ({ tone, times, hertz, onMs, offMs }, { ports, effect }) => {
    const pattern = tone === "own" ? { hertz, onMs, offMs } : PATTERNS[tone];
    const played = await ports.line.tone({ ...pattern, times }, effect);
    return { exit: played.ok ? "done" : "failed" };
  },
});
