import type { TicketPriority, TicketStatus } from "@patchbay/domain/ticket";
import type { Tone } from "@patchbay/ui/badge.tsx";

export const STATUSES: readonly TicketStatus[] = ["new", "open", "pending", "resolved", "closed"];
export const PRIORITIES: readonly TicketPriority[] = ["low", "normal", "high", "urgent"];

export const STATUS_TONE: Readonly<Record<TicketStatus, Tone>> = {
  new: "accent",
  open: "lamp",
  pending: "neutral",
  resolved: "good",
  closed: "neutral",
};
