import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { ModeratorKeys } from "@patchbay/ports/flow/conference-port";
import { z } from "zod";
import { count, oneKey } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { failedOutside } from "../../parts/exits.ts";
import { template, yesNo } from "../../parts/fields.ts";

const MODERATOR_KEYS = ["lockDigit", "hushDigit", "endDigit"] as const;

/** Those that are set. */
function keysOf(config: Readonly<Record<(typeof MODERATOR_KEYS)[number], string>>): ModeratorKeys {
  return Object.fromEntries(MODERATOR_KEYS.flatMap((key) => (config[key] === "" ? [] : [[key, config[key]]])));
}

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
    moderates: yesNo({ en: "Runs the room", zh: "作为主持人" }),
    lockDigit: oneKey({ en: "Moderator's key that locks the room", zh: "主持人锁定会议室键" }, "", { advanced: true }),
    hushDigit: oneKey({ en: "Moderator's key that mutes all others", zh: "主持人全体静音键" }, "", { advanced: true }),
    endDigit: oneKey({ en: "Moderator's key that ends it for all", zh: "主持人结束会议键" }, "", { advanced: true }),
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
    full: { title: { en: "Room full or locked", zh: "会议室已满或已锁定" } },
    failed: failedOutside,
  },
  check: (config) => {
    const fields = ["leaveDigit", "muteDigit", ...(config.moderates ? MODERATOR_KEYS : [])] as const;
    const twice = fields.find((field, at) => {
      const key = config[field];
      return key !== "" && fields.slice(0, at).some((other) => config[other] === key);
    });
    return twice
      ? [{ field: [twice], message: { en: "This key does something else already.", zh: "该按键已用于其他功能。" } }]
      : [];
  },
  keeps: () => ({ left: Number.POSITIVE_INFINITY }),
  summary: ({ room, most }) => ({ en: `${room} · ≤ ${most}`, zh: `${room} · ≤ ${most}` }),
  run: async ({ room, most, muted, chimes, music, leaveDigit, muteDigit, ...rest }, { ports, effect, text }) => {
    const name = text(room).trim();
    if (name === "") return { exit: "failed" };
    const tune = text(music);
    const joined = await ports.conference.join(
      {
        ...{ room: name, most, muted, chimes },
        ...(rest.moderates ? { moderates: keysOf(rest) } : {}),
        ...(leaveDigit ? { leaveDigit } : {}),
        ...(muteDigit ? { muteDigit } : {}),
        ...(tune ? { music: tune } : {}),
      },
      effect,
    );
    return { exit: joined.ok ? joined.value.ended : "failed" };
  },
});
