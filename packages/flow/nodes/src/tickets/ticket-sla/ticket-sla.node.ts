import { HOUR } from "@patchbay/base/time";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";
import { ticketMissing, ticketRef } from "../../parts/tickets.ts";

const hours = (title: { readonly en: string; readonly zh: string }, fresh: number) =>
  z.number().min(0.1).max(8_760).default(fresh).meta(form({ title }));

/** From this share of the time on a ticket is nearly due. */
const NEARLY = 0.8;

export const ticketSla = defineNode({
  type: "ticket-sla",
  version: 1,
  title: { en: "Ticket in time?", zh: "工单时效" },
  description: {
    en: "Branches by how much of the time that its priority allows a ticket has used.",
    zh: "按工单优先级允许的时限和已用时间分支。",
  },
  category: "tickets",
  icon: "hourglass",
  channels: ALL_CHANNELS,
  needs: ["ticketDesk"],
  config: z.object({
    ticket: ticketRef,
    urgent: hours({ en: "Hours when urgent", zh: "紧急：小时数" }, 4),
    high: hours({ en: "Hours when high", zh: "高：小时数" }, 8),
    normal: hours({ en: "Hours when normal", zh: "普通：小时数" }, 24),
    low: hours({ en: "Hours when low", zh: "低：小时数" }, 72),
    into: saveAs("", {
      title: { en: "Save due time as", zh: "到期时间保存为" },
      help: { en: "An instant.", zh: "时间点。" },
      gives: "number",
      advanced: true,
    }),
  }),
  exits: {
    solved: { title: { en: "Solved", zh: "已解决" } },
    "in-time": { title: { en: "In time", zh: "时限内" } },
    "nearly-due": { title: { en: "Nearly due", zh: "即将超时" } },
    overdue: { title: { en: "Overdue", zh: "已超时" } },
    "no-ticket": ticketMissing,
    failed,
  },
  summary: ({ urgent, high, normal, low }) => ({
    en: `${urgent} / ${high} / ${normal} / ${low} h`,
    zh: `${urgent} / ${high} / ${normal} / ${low} 小时`,
  }),
  run: async ({ ticket, into, ...allowed }, { ports, effect, text, now }) => {
    const card = await ports.ticketDesk.find(text(ticket).trim(), effect);
    if (!card) return { exit: "no-ticket" };
    const time = allowed[card.priority] * HOUR;
    const due = saved(into, card.createdAt + time);
    if (card.status === "resolved" || card.status === "closed") return { exit: "solved", ...due };
    const used = (now - card.createdAt) / time;
    return { exit: used >= 1 ? "overdue" : used >= NEARLY ? "nearly-due" : "in-time", ...due };
  },
});
