import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { template } from "../../parts/fields.ts";

export const setCallerId = defineNode({
  type: "set-caller-id",
  version: 1,
  title: { en: "Set caller ID", zh: "设置主叫号码" },
  description: {
    en: "Settles which number parties that this call dials will see.",
    zh: "设定本通话外呼时对方看到的号码。",
  },
  category: "voice",
  icon: "contact-round",
  channels: VOICE,
  needs: ["plan"],
  config: z.object({
    number: template(
      { en: "Number", zh: "号码" },
      { max: 200, placeholder: { en: "+4930123456", zh: "+861012345678" } },
    ),
  }),
  exits: { done, failed },
  summary: ({ number }) => ({ en: number, zh: number }),
  run: async ({ number }, { ports, effect, text }) => {
    const callerId = text(number).replace(/[\s().\-/]/g, "");
    if (!/^\+?\d{1,20}$/.test(callerId)) return { exit: "failed" };
    await ports.plan.settle({ callerId }, effect);
    return { exit: "done" };
  },
});
