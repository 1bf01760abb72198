import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { count, oneKey } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { failedOutside } from "../../parts/exits.ts";
import { template, yesNo } from "../../parts/fields.ts";

export const conference = defineNode({
  type: "conference",
  version: 1,
  title: { en: "Conference", zh: "电话会议" },
  description: { en: "Joins the caller to a room where callers talk together.", zh: "让来电者加入多方通话的会议室。" },
  category: "voice",
  icon: "users",
  channels: VOICE,
  needs: ["conference"],
  config: z.object({
    room: template({ en: "Room", zh: "会议室" }, { max: 100 }),
    most: count({ en: "At most so many people", zh: "最多人数" }, { min: 2, max: 32, fresh: 10 }),
    muted: yesNo({ en: "Only listens at first", zh: "加入时静音" }),
    leaveDigit: oneKey({ en: "Key that leaves the room", zh: "离开键" }, ""),
    muteDigit: oneKey({ en: "Key that mutes and unmutes oneself", zh: "静音切换键" }, ""),
    chimes: yesNo({ en: "Tones for who comes and goes", zh: "进出提示音" }, true),
    music: z
      .string()
      .max(100)
      .default("")
      .meta(
        form({
          title: { en: "Music while alone", zh: "独自等待时的音乐" },
          help: { en: "Empty = your hold music.", zh: "留空则使用本机构的等待音乐。" },
          holds: "prompt",
          advanced: true,
        }),
      ),
  }),
  exits: {
    left: { title: { en: "Left by the key", zh: "按键离开" }, by: "caller" },
    full: { title: { en: "Room full", zh: "会议室已满" } },
    failed: failedOutside,
  },
  check: ({ leaveDigit, muteDigit }) =>
    leaveDigit !== "" && leaveDigit === muteDigit
      ? [{ field: ["muteDigit"], message: { en: "One key cannot leave and mute.", zh: "离开键与静音键不能相同。" } }]
      : [],
  keeps: () => ({ left: Number.POSITIVE_INFINITY }),
  summary: ({ room, most }) => ({ en: `${room} · ≤ ${most}`, zh: `${room} · ≤ ${most}` }),
  run: async ({ room, music, leaveDigit, muteDigit, ...rest }, { ports, effect, text }) => {
    const name = text(room).trim();
    if (name === "") return { exit: "failed" };
    const tune = text(music);
    const joined = await ports.conference.join(
      {
        ...{ ...rest, room: name },
        ...(leaveDigit ? { leaveDigit } : {}),
        ...(muteDigit ? { muteDigit } : {}),
        ...(tune ? { music: tune } : {}),
      },
      effect,
    );
    return { exit: joined.ok ? joined.value.ended : "failed" };
  },
});
