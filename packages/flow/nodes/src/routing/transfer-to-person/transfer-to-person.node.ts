import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { dialled, dialledNumber, recorded, ringing, shownNumber, talked, unreached } from "../../parts/dialling.ts";
import { yesNo } from "../../parts/fields.ts";

export const transferToPerson = defineNode({
  type: "transfer-to-person",
  version: 1,
  title: { en: "Transfer to a person", zh: "转接真人" },
  description: {
    en: "Dials a number and connects only when a person answers, not a machine.",
    zh: "拨打号码，仅在真人（非答录机）接听时接通。",
  },
  category: "routing",
  icon: "user-search",
  channels: VOICE,
  needs: ["transfer"],
  config: z.object({
    number: dialledNumber(),
    ringMs: ringing(20_000),
    patienceMs: duration({ en: "Wait for a voice", zh: "等待应答声音" }, { min: 1_000, max: 10_000, fresh: 3_000 }),
    connectUnknown: yesNo({ en: "Connect when it cannot be told", zh: "无法判断时接通" }, true),
    callerId: shownNumber,
    record: recorded,
  }),
  exits: {
    talked,
    machine: { title: { en: "Answering machine", zh: "答录机" } },
    unknown: { title: { en: "Cannot be told", zh: "无法判断" } },
    ...unreached,
  },
  keeps: ({ ringMs, patienceMs }) => ({
    "no-answer": ringMs,
    machine: ringMs + patienceMs,
    unknown: ringMs + patienceMs,
  }),
  summary: ({ number }) => ({ en: number, zh: number }),
  run: async ({ number, callerId, ...rest }, { ports, effect, text }) => {
    const request = { ...rest, ...dialled({ number, callerId }, { text }) };
    const outcome = await ports.transfer.toPerson(request, effect);
    if (!outcome.ok) return { exit: "failed" };
    // To the caller, a party that declines is busy.
    return { exit: outcome.value.how === "rejected" ? "busy" : outcome.value.how };
  },
});
