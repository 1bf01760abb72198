import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { dialled, dialledNumber, recorded, ringing, shownNumber, talked, unreached } from "../../parts/dialling.ts";

export const transferToNumber = defineNode({
  type: "transfer-to-number",
  version: 1,
  title: { en: "Transfer to number", zh: "转接号码" },
  description: { en: "Dials an outside number and connects the caller to it.", zh: "拨打外部号码并与来电者接通。" },
  category: "routing",
  icon: "phone-forwarded",
  channels: VOICE,
  needs: ["transfer"],
  config: z.object({ number: dialledNumber(), ringMs: ringing(), callerId: shownNumber, record: recorded }),
  exits: { talked, ...unreached },
  keeps: ({ ringMs }) => ({ busy: ringMs, "no-answer": ringMs }),
  summary: ({ number }) => ({ en: number, zh: number }),
  run: async ({ number, ringMs, callerId, record }, { ports, effect, text }) => {
    const request = { ...dialled({ number, callerId }, { text }), ringMs, record };
    const outcome = await ports.transfer.toNumber(request, effect);
    if (!outcome.ok) return { exit: "failed" };
    // To the caller, a party that declines is busy.
    return { exit: outcome.value.how === "rejected" ? "busy" : outcome.value.how };
  },
});
