import type { TicketId } from "@patchbay/base/ids";
import { err, type Result } from "@patchbay/base/result";
import type { TicketEvent, TicketNotAllowed } from "@patchbay/domain/ticket";
import { checkFields, type FieldsRefused } from "@patchbay/domain/ticket/ticket-type";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { settleTicket } from "./settle-ticket.ts";
import type { TicketWorld } from "./ticket-world.ts";

export type ChangeTicketError =
  | TicketNotAllowed
  | FieldsRefused
  | { readonly code: "ticket.not-found" }
  | { readonly code: "ticket.conflict"; readonly revision: number }
  | { readonly code: "agent.not-found" };

/** With a revision the event is refused when somebody else changed the ticket since; without, the last one wins. */
export const changeTicket =
  (world: TicketWorld) =>
  async (input: {
    readonly id: TicketId;
    readonly event: TicketEvent;
    readonly revision?: number | undefined;
  }): Promise<Result<Ticket, ChangeTicketError>> => {
    const { stores, by } = world;
    const { event } = input;
    const before = await stores.tickets.find(input.id);
    if (!before) return err({ code: "ticket.not-found" });
    if (event.type === "assigned" && event.assignee && !(await stores.agents.find(event.assignee))) {
      return err({ code: "agent.not-found" });
    }
    const refused = await fieldsRefused(world, before, event);
    if (refused) return err(refused);
    const changed = await stores.tickets.apply(input.id, event, by, input.revision);
    if (!changed.ok) return changed;
    return { ok: true, value: await settleTicket(world)(before, changed.value, event.type) };
  };

/** What the type asks for must be there before the ticket comes to a status, and be of its kind when it is written. */
async function fieldsRefused(
  { stores }: TicketWorld,
  ticket: Ticket,
  event: TicketEvent,
): Promise<FieldsRefused | undefined> {
  const isMove = event.type === "status-set" && event.flow === undefined && event.status !== ticket.status;
  if (!isMove && event.type !== "edited" && event.type !== "moved") return undefined;
  const type = await stores.ticketRules.types.find(ticket.type);
  if (!type) return undefined;
  const fields = event.type === "edited" ? { ...ticket.fields, ...event.fields } : ticket.fields;
  const checked = checkFields(type, fields, event.type === "status-set" ? event.status : ticket.status);
  return checked.ok ? undefined : checked.error;
}
