import type { UserId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";

export type TicketStatus = "new" | "open" | "pending" | "resolved" | "closed";
export type TicketPriority = "low" | "normal" | "high" | "urgent";

/** The part of a ticket that rules speak about. */
export interface TicketState {
  readonly status: TicketStatus;
  readonly priority: TicketPriority;
  readonly subject: string;
  readonly description: string;
  readonly assignee?: UserId;
  readonly fields: JsonObject;
  /** Where the flow of its type stands; absent: it lives by the usual statuses. */
  readonly step?: TicketStep;
}

/** A status as a type's flow draws it, and the ways out of it that people can take. */
export interface TicketStep {
  readonly title: string;
  readonly moves: readonly TicketMove[];
}

export interface TicketMove {
  readonly id: string;
  readonly title: string;
  /** Customers may take it too. */
  readonly forCustomer: boolean;
}

export type TicketEvent =
  /** `flow`: by the type's flow or a rule of the house, which the statuses drawn for people do not bind. */
  | { readonly type: "status-set"; readonly status: TicketStatus; readonly flow?: true }
  | { readonly type: "priority-set"; readonly priority: TicketPriority }
  | { readonly type: "assigned"; readonly assignee: UserId | null }
  | { readonly type: "edited"; readonly subject?: string; readonly description?: string; readonly fields?: JsonObject }
  | {
      readonly type: "commented";
      readonly text: string;
      readonly public: boolean;
      /** Absent: one of ours, or a program. */
      readonly from?: "customer";
      readonly files?: readonly TicketFile[];
    }
  | {
      readonly type: "step-entered";
      readonly status: TicketStatus;
      readonly step: TicketStep;
      /** Which visit of the flow this is, what leads on besides people's moves, and from which place in the history on it counts. */
      readonly heeds?: { readonly visit: string; readonly news: readonly string[]; readonly from: number };
    }
  /** The flow is over; people have the ticket. */
  | { readonly type: "steps-over" }
  | { readonly type: "moved"; readonly move: string }
  /** This ticket goes on as the other. */
  | { readonly type: "merged"; readonly into: number }
  /** The other came into this one. */
  | { readonly type: "absorbed"; readonly number: number }
  | {
      readonly type: "sla-passed";
      readonly clock: "first-response" | "resolution";
      readonly moment: "warning" | "breach";
    }
  /** By the customer, after it was closed. 1 (bad) … 5 (good). */
  | { readonly type: "rated"; readonly score: number; readonly comment: string };

/** Kept in the attachment store under `id`. */
export interface TicketFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

export interface TicketNotAllowed {
  readonly code: "ticket.not-allowed";
  readonly from: TicketStatus;
  readonly event: TicketEvent["type"];
}

const MOVES: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  new: ["open", "pending", "resolved", "closed"],
  open: ["pending", "resolved", "closed"],
  pending: ["open", "resolved", "closed"],
  resolved: ["open", "closed"],
  closed: ["open"],
};

/** Also of a closed ticket. */
const ALWAYS: ReadonlySet<TicketEvent["type"]> = new Set([
  "status-set",
  "commented",
  "absorbed",
  "steps-over",
  "rated",
]);

export function nextTicketState(state: TicketState, event: TicketEvent): Result<TicketState, TicketNotAllowed> {
  const refused = err({ code: "ticket.not-allowed" as const, from: state.status, event: event.type });
  if (state.status === "closed" && event.type !== "step-entered" && !ALWAYS.has(event.type)) return refused;
  const { step, assignee: _, ...bare } = state;
  switch (event.type) {
    case "status-set": {
      const isDrawn = step !== undefined && !event.flow;
      const isAllowed = state.status === event.status || MOVES[state.status].includes(event.status) || event.flow;
      return isAllowed && !isDrawn ? ok({ ...state, status: event.status }) : refused;
    }
    case "priority-set":
      return ok({ ...state, priority: event.priority });
    case "assigned": {
      const status = state.status === "new" && event.assignee && !step ? "open" : state.status;
      return ok({
        ...bare,
        status,
        ...(step ? { step } : {}),
        ...(event.assignee ? { assignee: event.assignee } : {}),
      });
    }
    case "edited":
      return ok({
        ...state,
        subject: event.subject ?? state.subject,
        description: event.description ?? state.description,
        fields: { ...state.fields, ...event.fields },
      });
    case "step-entered":
      return ok({ ...state, status: event.status, step: event.step });
    case "steps-over": {
      const { step: over, ...rest } = state;
      return over ? ok(rest) : refused;
    }
    case "moved":
      // Taken once: the flow says where it leads, and what can be done there.
      return step?.moves.some(({ id }) => id === event.move) ? ok({ ...state, step: { ...step, moves: [] } }) : refused;
    case "merged": {
      const { step: __, ...rest } = state;
      return ok({ ...rest, status: "closed" });
    }
    case "rated":
      return state.status === "closed" || state.status === "resolved" ? ok(state) : refused;
    case "commented":
    case "absorbed":
    case "sla-passed":
      return ok(state);
  }
}
