import type { TicketEvent } from "@patchbay/domain/ticket";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { saveAs, saved, template } from "../../parts/fields.ts";
import { filledIn, namedValues } from "../../parts/named-values.ts";
import { asVariable, exitOf, PRIORITIES, STATUSES, ticketMissing, ticketRef } from "../../parts/tickets.ts";

const AS_IT_IS = { en: "As it is", zh: "不变" };

export const updateTicket = defineNode({
  type: "update-ticket",
  version: 1,
  title: { en: "Update ticket", zh: "更新工单" },
  description: {
    en: "Changes a ticket's status, priority, subject or fields.",
    zh: "修改工单的状态、优先级、主题或字段。",
  },
  category: "tickets",
  icon: "clipboard-list",
  channels: ALL_CHANNELS,
  needs: ["ticketDesk"],
  config: z.object({
    ticket: ticketRef,
    status: z
      .enum(["same", "new", "open", "pending", "resolved", "closed"])
      .default("same")
      .meta(form({ title: { en: "Status", zh: "状态" }, options: { same: AS_IT_IS, ...STATUSES } })),
    priority: z
      .enum(["same", "low", "normal", "high", "urgent"])
      .default("same")
      .meta(form({ title: { en: "Priority", zh: "优先级" }, options: { same: AS_IT_IS, ...PRIORITIES } })),
    subject: template({ en: "Subject", zh: "主题" }, { required: false, max: 500 }),
    fields: namedValues({ en: "Fields", zh: "字段" }, { en: "Field", zh: "字段" }),
    into: saveAs("ticket", { gives: "object", advanced: true }),
  }),
  exits: { done, "no-ticket": ticketMissing, failed },
  summary: ({ ticket, status, priority }) => ({
    en: [ticket, status !== "same" && STATUSES[status].en, priority !== "same" && PRIORITIES[priority].en]
      .filter(Boolean)
      .join(" · "),
    zh: [ticket, status !== "same" && STATUSES[status].zh, priority !== "same" && PRIORITIES[priority].zh]
      .filter(Boolean)
      .join(" · "),
  }),
  run: async ({ ticket, status, priority, subject, fields, into }, context) => {
    const { ports, effect, text } = context;
    const title = text(subject).trim();
    const edited: TicketEvent = {
      type: "edited",
      ...(title === "" ? {} : { subject: title }),
      fields: filledIn(fields, context),
    };
    const events: readonly TicketEvent[] = [
      // A closed ticket takes no other change: opening it comes first, closing it last.
      ...(status === "open" ? [{ type: "status-set", status } as const] : []),
      ...(priority === "same" ? [] : [{ type: "priority-set", priority } as const]),
      ...(title === "" && fields.length === 0 ? [] : [edited]),
      ...(status === "same" || status === "open" ? [] : [{ type: "status-set", status } as const]),
    ];
    const changed = await ports.ticketDesk.apply(text(ticket).trim(), events, effect);
    if (!changed.ok) return { exit: exitOf(changed.error) };
    return { exit: "done", ...saved(into, asVariable(changed.value)) };
  },
});
