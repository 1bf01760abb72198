import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { failedOutside } from "../../parts/exits.ts";

export const transferToNumber = defineNode({
  type: "transfer-to-number",
  version: 1,
  title: { en: "Transfer to number", zh: "转接号码" },
  description: { en: "Dials an outside number and connects the caller to it.", zh: "拨打外部号码并与来电者接通。" },
  category: "routing",
  icon: "phone-forwarded",
  channels: VOICE,
  needs: ["transfer"],
  config: z.object({
    number: z
      .string()
      .max(200)
      .default("")
      .meta(
        form({
          title: { en: "Number", zh: "号码" },
          placeholder: { en: "+4930123456", zh: "+861012345678" },
          holds: "template",
          required: true,
        }),
      ),
    ringMs: z
      .number()
      .int()
      .min(5_000)
      .max(180_000)
      .default(30_000)
      .meta(form({ title: { en: "Ring for", zh: "振铃时长" }, widget: "duration" })),
    callerId: z
      .string()
      .max(200)
      .default("")
      .meta(
        form({
          title: { en: "Number shown", zh: "主叫号码" },
          help: { en: "Empty = the tenant's own.", zh: "留空则使用本机构号码。" },
          holds: "template",
          advanced: true,
        }),
      ),
    record: z
      .boolean()
      .default(false)
      .meta(form({ title: { en: "Record", zh: "录音" } })),
  }),
  exits: {
    talked: { title: { en: "They talked", zh: "已通话" }, by: "person" },
    busy: { title: { en: "Busy", zh: "忙线" } },
    "no-answer": { title: { en: "No answer", zh: "无人接听" } },
    failed: failedOutside,
  },
  keeps: ({ ringMs }) => ({ busy: ringMs, "no-answer": ringMs }),
  summary: ({ number }) => ({ en: number, zh: number }),
  run: async ({ number, ringMs, callerId, record }, { ports, effect, text }) => {
    const shown = text(callerId).trim();
    const request = { number: text(number).trim(), ringMs, record, ...(shown ? { callerId: shown } : {}) };
    const outcome = await ports.transfer.toNumber(request, effect);
    if (!outcome.ok) return { exit: "failed" };
    // To the caller, a party that declines is busy.
    return { exit: outcome.value.how === "rejected" ? "busy" : outcome.value.how };
  },
});
