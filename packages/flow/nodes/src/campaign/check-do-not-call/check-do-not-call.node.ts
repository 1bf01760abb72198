import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";
import { saveAs, saved, template } from "../../parts/fields.ts";

export const checkDoNotCall = defineNode({
  type: "check-do-not-call",
  version: 1,
  title: { en: "On do-not-call list?", zh: "是否免打扰" },
  description: { en: "Asks whether a number must not be called.", zh: "判断号码是否在免打扰名单上。" },
  category: "campaign",
  icon: "ban",
  channels: ALL_CHANNELS,
  needs: ["doNotCall"],
  instant: true,
  config: z.object({
    number: template({ en: "Number", zh: "号码" }, { fresh: "{{ call.from }}", max: 200 }),
    into: saveAs("", { title: { en: "Save reason as", zh: "原因保存为" }, gives: "text", advanced: true }),
  }),
  exits: {
    listed: { title: { en: "On the list", zh: "在名单上" } },
    free: { title: { en: "Not on it", zh: "不在名单上" }, sets: false },
    failed,
  },
  summary: ({ number }) => ({ en: number, zh: number }),
  run: async ({ number, into }, { ports, effect, text }) => {
    const entry = await ports.doNotCall.check(text(number).trim(), effect);
    return entry ? { exit: "listed", ...saved(into, entry.reason) } : { exit: "free" };
  },
});
