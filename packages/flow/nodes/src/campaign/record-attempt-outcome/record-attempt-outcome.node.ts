import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { notOurs } from "../../parts/attempts.ts";
import { done, failed } from "../../parts/exits.ts";
import { template } from "../../parts/fields.ts";

const OUTCOMES = {
  reached: { en: "Reached", zh: "已联系到" },
  machine: { en: "Answering machine", zh: "答录机" },
  "wrong-number": { en: "Wrong number", zh: "号码错误" },
  refused: { en: "Does not want calls", zh: "拒绝来电" },
  "no-answer": { en: "Nobody there", zh: "无人应答" },
} as const;

export const recordAttemptOutcome = defineNode({
  type: "record-attempt-outcome",
  version: 1,
  title: { en: "Record outcome", zh: "记录外呼结果" },
  description: {
    en: "Says how an outbound call came out, for results and for whether it is tried again.",
    zh: "记录外呼结果，用于统计和决定是否重试。",
  },
  category: "campaign",
  icon: "clipboard-list",
  channels: ["voice", "campaign"],
  needs: ["attempts"],
  config: z.object({
    outcome: z
      .enum(["reached", "machine", "wrong-number", "refused", "no-answer"])
      .default("reached")
      .meta(form({ title: { en: "Outcome", zh: "结果" }, options: OUTCOMES })),
    note: template({ en: "Note", zh: "备注" }, { required: false, max: 500 }),
  }),
  exits: { done, "not-ours": notOurs, failed },
  summary: ({ outcome }) => OUTCOMES[outcome],
  run: async ({ outcome, note }, { ports, effect, text }) => {
    const said = text(note).trim();
    const recorded = await ports.attempts.record({ outcome, ...(said ? { note: said } : {}) }, effect);
    return { exit: recorded.ok ? "done" : "not-ours" };
  },
});
