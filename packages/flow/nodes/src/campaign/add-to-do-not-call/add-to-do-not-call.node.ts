import { DAY } from "@patchbay/base/time";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { template } from "../../parts/fields.ts";

export const addToDoNotCall = defineNode({
  type: "add-to-do-not-call",
  version: 1,
  title: { en: "Do not call again", zh: "加入免打扰" },
  description: { en: "Puts a number on the do-not-call list.", zh: "把号码加入免打扰名单。" },
  category: "campaign",
  icon: "phone-off",
  channels: ALL_CHANNELS,
  needs: ["doNotCall"],
  config: z.object({
    number: template({ en: "Number", zh: "号码" }, { fresh: "{{ call.from }}", max: 200 }),
    reason: template({ en: "Reason", zh: "原因" }, { fresh: "asked by phone", max: 500 }),
    days: z
      .number()
      .int()
      .min(0)
      .max(36_500)
      .default(0)
      .meta(
        form({ title: { en: "For how many days", zh: "天数" }, help: { en: "0 = for ever.", zh: "0 表示永久。" } }),
      ),
  }),
  exits: { done, "no-number": { title: { en: "No number", zh: "无号码" } }, failed },
  summary: ({ number, reason }) => ({ en: `${number}: ${reason}`, zh: `${number}：${reason}` }),
  run: async ({ number, reason, days }, { ports, effect, text }) => {
    const wanted = text(number).trim();
    if (!/[0-9]{3}/.test(wanted.replace(/[\s().\-/]/g, ""))) return { exit: "no-number" };
    const forMs = days > 0 ? { forMs: days * DAY } : {};
    await ports.doNotCall.add({ number: wanted, reason: text(reason), ...forMs }, effect);
    return { exit: "done" };
  },
});
