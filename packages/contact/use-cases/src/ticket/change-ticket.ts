import type { TicketId } from "@patchbay/base/ids";
import { err, type Result } from "@patchbay/base/result";
import type { TicketEvent, TicketNotAllowed } from "@patchbay/domain/ticket";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import type { Acting } from "../acting.ts";
import { announce } from "../announce.ts";

export type ChangeTicketError =
  | TicketNotAllowed
  | { readonly code: "ticket.not-found" }
  | { readonly code: "ticket.conflict"; readonly revision: number }
  | { readonly code: "agent.not-found" };

/** With a revision the event is refused when somebody else changed the ticket since; without, the last one wins. */
export const changeTicket =
  (acting: Acting) =>
  async (input: {
    readonly id: TicketId;
    readonly event: TicketEvent;
    readonly revision?: number | undefined;
  }): Promise<Result<Ticket, ChangeTicketError>> => {
    const { stores, by } = acting;
    const { event } = input;
    if (event.type === "assigned" && event.assignee && !(await stores.agents.find(event.assignee))) {
      return err({ code: "agent.not-found" });
    }
    const changed = await stores.tickets.apply(input.id, event, by, input.revision);
    if (changed.ok) {
      const { id, number, status } = changed.value;
      await announce(acting)({ type: "ticket.changed", ticket: id, number, status, change: "updated" });
    }
    return changed;
  };
