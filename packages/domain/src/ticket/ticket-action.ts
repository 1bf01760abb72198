import type { UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { TicketEvent, TicketPriority, TicketState, TicketStatus } from "../ticket.ts";

/** What triggers, macros and escalations do. */
export type TicketAction =
  | { readonly do: "set-status"; readonly status: TicketStatus }
  | { readonly do: "set-priority"; readonly priority: TicketPriority }
  /** One step, up to urgent. */
  | { readonly do: "raise-priority" }
  | { readonly do: "assign"; readonly agent: UserId | null }
  | { readonly do: "set-field"; readonly field: string; readonly value: Json }
  | { readonly do: "comment"; readonly text: string; readonly public: boolean }
  /** A mail to members, by address, from the tenant's account. */
  | { readonly do: "notify"; readonly people: readonly string[]; readonly text: string }
  /** To the tenant's webhooks, as `flow.event` of this name. */
  | { readonly do: "send-webhook"; readonly event: string };

/** What leaves the ticket. */
export type TicketDeed = Extract<TicketAction, { do: "notify" | "send-webhook" }>;

const HIGHER: Readonly<Record<TicketPriority, TicketPriority>> = {
  low: "normal",
  normal: "high",
  high: "urgent",
  urgent: "urgent",
};

/** An action as an event of the ticket, or as a deed outside; undefined when nothing would change. */
export function eventOf(action: TicketAction, ticket: TicketState): TicketEvent | undefined {
  switch (action.do) {
    case "set-status":
      return ticket.status === action.status ? undefined : { type: "status-set", status: action.status, flow: true };
    case "set-priority":
      return ticket.priority === action.priority ? undefined : { type: "priority-set", priority: action.priority };
    case "raise-priority":
      return eventOf({ do: "set-priority", priority: HIGHER[ticket.priority] }, ticket);
    case "assign":
      return (ticket.assignee ?? null) === action.agent ? undefined : { type: "assigned", assignee: action.agent };
    case "set-field":
      return JSON.stringify(ticket.fields[action.field]) === JSON.stringify(action.value)
        ? undefined
        : { type: "edited", fields: { [action.field]: action.value } };
    case "comment":
      return { type: "commented", text: action.text, public: action.public };
    case "notify":
    case "send-webhook":
      return undefined;
  }
}

export const isDeed = (action: TicketAction): action is TicketDeed =>
  action.do === "notify" || action.do === "send-webhook";
