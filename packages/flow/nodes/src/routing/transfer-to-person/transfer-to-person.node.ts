import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { failedOutside } from "../../parts/exits.ts";
import { template, yesNo } from "../../parts/fields.ts";

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
    number: template(
      { en: "Number", zh: "号码" },
      { max: 200, placeholder: { en: "+4930123456", zh: "+861012345678" } },
    ),
    ringMs: duration({ en: "Ring for", zh: "振铃时长" }, { min: 5_000, max: 180_000, fresh: 20_000 }),
    patienceMs: duration({ en: "Wait for a voice", zh: "等待应答声音" }, { min: 1_000, max: 10_000, fresh: 3_000 }),
    connectUnknown: yesNo({ en: "Connect when it cannot be told", zh: "无法判断时接通" }, true),
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
    machine: { title: { en: "Answering machine", zh: "答录机" } },
    unknown: { title: { en: "Cannot be told", zh: "无法判断" } },
    busy: { title: { en: "Busy", zh: "忙线" } },
    "no-answer": { title: { en: "No answer", zh: "无人接听" } },
    failed: failedOutside,
  },
  keeps: ({ ringMs, patienceMs }) => ({
    "no-answer": ringMs,
    machine: ringMs + patienceMs,
    unknown: ringMs + patienceMs,
  }),
  summary: ({ number }) => ({ en: number, zh: number }),
  run: async ({ number, callerId, ...rest }, { ports, effect, text }) => {
    const shown = text(callerId).trim();
    const request = { ...rest, number: text(number).trim(), ...(shown ? { callerId: shown } : {}) };
    const outcome = await ports.transfer.toPerson(request, effect);
    if (!outcome.ok) return { exit: "failed" };
    // To the caller, a party that declines is busy.
    return { exit: outcome.value.how === "rejected" ? "busy" : outcome.value.how };
  },
});
