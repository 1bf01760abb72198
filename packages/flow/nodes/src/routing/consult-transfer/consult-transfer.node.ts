import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { failedOutside } from "../../parts/exits.ts";
import { template, yesNo } from "../../parts/fields.ts";
import { spoken, utterances } from "../../parts/utterances.ts";

export const consultTransfer = defineNode({
  type: "consult-transfer",
  version: 1,
  title: { en: "Ask, then transfer", zh: "询问后转接" },
  description: {
    en: "Dials a number, asks there whether the call is taken, and connects only then.",
    zh: "拨打号码，先询问对方是否接听，同意后才接通。",
  },
  category: "routing",
  icon: "phone-call",
  channels: VOICE,
  needs: ["transfer"],
  config: z.object({
    number: template(
      { en: "Number or extension", zh: "号码或分机" },
      { max: 200, placeholder: { en: "+4930123456", zh: "+861012345678" } },
    ),
    question: utterances({ en: "Asked there", zh: "询问内容" }, { required: true }),
    digit: z
      .string()
      .regex(/^[0-9*#]$/)
      .default("1")
      .meta(form({ title: { en: "Key that takes the call", zh: "接听键" }, widget: "digit" })),
    ringMs: duration({ en: "Ring for", zh: "振铃时长" }, { min: 5_000, max: 180_000, fresh: 30_000 }),
    waitMs: duration({ en: "Wait for the key", zh: "等待按键" }, { min: 1_000, max: 60_000, fresh: 8_000 }),
    callerId: template(
      { en: "Number shown", zh: "主叫号码" },
      {
        max: 200,
        required: false,
        advanced: true,
        help: { en: "Empty = the tenant's own.", zh: "留空则使用本机构号码。" },
      },
    ),
    record: yesNo({ en: "Record", zh: "录音" }),
  }),
  exits: {
    talked: { title: { en: "They talked", zh: "已通话" }, by: "person" },
    declined: { title: { en: "Declined", zh: "对方拒绝" } },
    busy: { title: { en: "Busy", zh: "忙线" } },
    "no-answer": { title: { en: "No answer", zh: "无人接听" } },
    failed: failedOutside,
  },
  keeps: ({ ringMs, waitMs }) => ({ "no-answer": ringMs, declined: ringMs + waitMs }),
  summary: ({ number, digit }) => ({ en: `${number} · ${digit}`, zh: `${number} · ${digit}` }),
  run: async ({ number, question, digit, ringMs, waitMs, callerId, record }, context) => {
    const { ports, effect, text } = context;
    const shown = text(callerId).trim();
    const outcome = await ports.transfer.toNumber(
      {
        ...{ number: text(number).trim(), ringMs, record },
        consent: { prompts: spoken(question, context), digit, waitMs },
        ...(shown ? { callerId: shown } : {}),
      },
      effect,
    );
    if (!outcome.ok) return { exit: "failed" };
    return { exit: outcome.value.how === "rejected" ? "declined" : outcome.value.how };
  },
});
