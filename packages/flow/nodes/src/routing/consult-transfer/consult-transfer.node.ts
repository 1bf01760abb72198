import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { dialled, dialledNumber, recorded, ringing, shownNumber, talked, unreached } from "../../parts/dialling.ts";
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
    number: dialledNumber({ en: "Number or extension", zh: "号码或分机" }),
    question: utterances({ en: "Asked there", zh: "询问内容" }, { required: true }),
    digit: z
      .string()
      .regex(/^[0-9*#]$/)
      .default("1")
      .meta(form({ title: { en: "Key that takes the call", zh: "接听键" }, widget: "digit" })),
    ringMs: ringing(),
    waitMs: duration({ en: "Wait for the key", zh: "等待按键" }, { min: 1_000, max: 60_000, fresh: 8_000 }),
    callerId: shownNumber,
    record: recorded,
  }),
  exits: {
    talked,
    declined: { title: { en: "Declined", zh: "对方拒绝" } },
    ...unreached,
  },
  keeps: ({ ringMs, waitMs }) => ({ "no-answer": ringMs, declined: ringMs + waitMs }),
  summary: ({ number, digit }) => ({ en: `${number} · ${digit}`, zh: `${number} · ${digit}` }),
  run: async ({ number, question, digit, ringMs, waitMs, callerId, record }, context) => {
    const consent = { prompts: spoken(question, context), digit, waitMs };
    const request = { ...dialled({ number, callerId }, context), ringMs, record, consent };
    const outcome = await context.ports.transfer.toNumber(request, context.effect);
    if (!outcome.ok) return { exit: "failed" };
    return { exit: outcome.value.how === "rejected" ? "declined" : outcome.value.how };
  },
});
