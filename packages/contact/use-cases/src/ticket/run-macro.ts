import type { TicketId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { TicketEvent } from "@patchbay/domain/ticket";
import { eventOf, isDeed } from "@patchbay/domain/ticket/ticket-action";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { type ChangeTicketError, changeTicket } from "./change-ticket.ts";
import { doDeed } from "./settle-ticket.ts";
import type { TicketWorld } from "./ticket-world.ts";

/** All actions of a macro, as the agent who asks: what an agent may not do, a macro does not do for them. */
export const runMacro =
  (world: TicketWorld) =>
  async (input: {
    readonly id: TicketId;
    readonly macro: string;
  }): Promise<Result<Ticket, ChangeTicketError | { readonly code: "ticket.rule-not-found" }>> => {
    const { stores } = world;
    const macro = await stores.ticketRules.macros.find(input.macro);
    if (!macro) return err({ code: "ticket.rule-not-found" });
    let ticket = await stores.tickets.find(input.id);
    if (!ticket) return err({ code: "ticket.not-found" });
    for (const action of macro.actions) {
      if (isDeed(action)) await doDeed(world)(ticket, macro.name, action);
      const event = eventOf(action, ticket);
      if (!event) continue;
      const changed = await changeTicket(world)({ id: input.id, event: asPerson(event) });
      if (!changed.ok) return changed;
      ticket = changed.value;
    }
    return ok(ticket);
  };

const asPerson = (event: TicketEvent): TicketEvent =>
  event.type === "status-set" ? { type: "status-set", status: event.status } : event;
