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
}

export type TicketEvent =
  | { readonly type: "status-set"; readonly status: TicketStatus }
  | { readonly type: "priority-set"; readonly priority: TicketPriority }
  | { readonly type: "assigned"; readonly assignee: UserId | null }
  | { readonly type: "edited"; readonly subject?: string; readonly description?: string; readonly fields?: JsonObject }
  | { readonly type: "commented"; readonly text: string; readonly public: boolean };

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

export function nextTicketState(state: TicketState, event: TicketEvent): Result<TicketState, TicketNotAllowed> {
  const refused = err({ code: "ticket.not-allowed" as const, from: state.status, event: event.type });
  if (state.status === "closed" && event.type !== "status-set" && event.type !== "commented") return refused;
  switch (event.type) {
    case "status-set":
      return state.status === event.status || MOVES[state.status].includes(event.status)
        ? ok({ ...state, status: event.status })
        : refused;
    case "priority-set":
      return ok({ ...state, priority: event.priority });
    case "assigned": {
      const { assignee: _, ...rest } = state;
      const status = state.status === "new" && event.assignee ? "open" : state.status;
      return ok({ ...rest, status, ...(event.assignee ? { assignee: event.assignee } : {}) });
    }
    case "edited":
      return ok({
        ...state,
        subject: event.subject ?? state.subject,
        description: event.description ?? state.description,
        fields: { ...state.fields, ...event.fields },
      });
    case "commented":
      return ok(state);
  }
}
