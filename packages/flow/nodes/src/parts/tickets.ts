import type { Json } from "@patchbay/base/json";
import type { ExitSpec } from "@patchbay/node-kit/define-node";
import type { TicketCard, TicketDeskError } from "@patchbay/ports/flow/record-ports";
import { template } from "./fields.ts";

export const PRIORITIES = {
  low: { en: "Low", zh: "低" },
  normal: { en: "Normal", zh: "普通" },
  high: { en: "High", zh: "高" },
  urgent: { en: "Urgent", zh: "紧急" },
} as const;

export const STATUSES = {
  new: { en: "New", zh: "新建" },
  open: { en: "Open", zh: "处理中" },
  pending: { en: "Pending", zh: "等待中" },
  resolved: { en: "Resolved", zh: "已解决" },
  closed: { en: "Closed", zh: "已关闭" },
} as const;

/** Which ticket: its number, or the one that the flow created. */
export const ticketRef = template(
  { en: "Ticket", zh: "工单" },
  {
    fresh: "{{ ticket.number }}",
    max: 200,
    help: { en: "Its number or id.", zh: "工单编号或标识。" },
  },
);

/** In a flow that is a ticket's life: empty for that ticket. */
export const ownTicketRef = template(
  { en: "Ticket", zh: "工单" },
  {
    required: false,
    max: 200,
    help: { en: "Empty: the ticket whose flow this is.", zh: "留空：本流程所属的工单。" },
    advanced: true,
  },
);

export const ticketMissing: ExitSpec = { title: { en: "No such ticket", zh: "无此工单" }, sets: false };

/** The exit for what the desk did not do. */
export function exitOf(error: TicketDeskError): "no-ticket" | "failed" {
  return error.code === "ticket.not-found" ? "no-ticket" : "failed";
}

/** A ticket as flows see it. */
export function asVariable({
  id,
  number,
  type,
  subject,
  status,
  priority,
  assignee,
  createdAt,
  fields,
  step,
}: TicketCard): Json {
  const named = step === undefined ? {} : { step };
  return { id, number, type, subject, status, priority, assignee: assignee ?? null, createdAt, fields, ...named };
}
