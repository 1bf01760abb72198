import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { duration, keys } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { MAX_DURATION, seconds } from "../../parts/duration.ts";
import { failed } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";

export const holdAudio = defineNode({
  type: "hold-audio",
  version: 1,
  title: { en: "Hold music", zh: "播放等待音乐" },
  description: {
    en: "Plays music for a time, or until the caller presses a key.",
    zh: "播放音乐一段时间，或直到来电者按键。",
  },
  category: "voice",
  icon: "music",
  channels: VOICE,
  needs: ["line"],
  config: z.object({
    music: z
      .string()
      .max(100)
      .default("")
      .meta(
        form({
          title: { en: "Music", zh: "音乐" },
          help: { en: "Empty = your hold music.", zh: "留空则使用本机构的等待音乐。" },
          holds: "prompt",
        }),
      ),
    forMs: duration(
      { en: "How long", zh: "时长" },
      { min: 0, max: MAX_DURATION, fresh: 30_000 },
      { help: { en: "0 = until a key.", zh: "0 表示直到按键。" } },
    ),
    untilDigits: keys({ en: "Keys that end it", zh: "结束键" }, ""),
    into: saveAs("", { advanced: true, gives: "text" }),
  }),
  exits: {
    done: { title: { en: "Time is up", zh: "时间到" }, sets: false },
    pressed: { title: { en: "Key pressed", zh: "已按键" }, by: "caller" },
    failed,
  },
  check: ({ forMs, untilDigits }) =>
    forMs === 0 && untilDigits === ""
      ? [
          {
            field: ["forMs"],
            message: { en: "It has neither a time nor a key that ends it.", zh: "既无时长也无结束键。" },
          },
        ]
      : [],
  keeps: ({ forMs }) => ({ done: forMs === 0 ? Number.POSITIVE_INFINITY : forMs }),
  summary: ({ music, forMs }) => {
    const long = forMs === 0 ? "" : seconds(forMs);
    const text = [music && `♪ ${music}`, long].filter(Boolean).join(" · ");
    return { en: text, zh: text };
  },
  run: async ({ music, forMs, untilDigits, into }, { ports, effect, text }) => {
    const name = text(music);
    const held = await ports.line.hold({ forMs, untilDigits, ...(name ? { music: name } : {}) }, effect);
    if (!held.ok) return { exit: "failed" };
    return held.value.ended === "time" ? { exit: "done" } : { exit: "pressed", ...saved(into, held.value.digit) };
  },
});
