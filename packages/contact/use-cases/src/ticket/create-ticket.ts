import type { CallId, CustomerId, UserId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { TicketPriority } from "@patchbay/domain/ticket";
import { checkFields, type FieldsRefused } from "@patchbay/domain/ticket/ticket-type";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { settleTicket } from "./settle-ticket.ts";
import type { TicketWorld } from "./ticket-world.ts";

export interface TicketRequest {
  /** The form's draft id: sending the same form twice makes one ticket. */
  readonly key?: string | undefined;
  readonly type: string;
  readonly subject: string;
  readonly description: string;
  readonly priority: TicketPriority;
  readonly assignee?: UserId | undefined;
  readonly customer?: CustomerId | undefined;
  readonly call?: CallId | undefined;
  readonly fields: JsonObject;
}

export type CreateTicketError =
  | FieldsRefused
  | { readonly code: "customer.not-found" }
  | { readonly code: "call.not-found" }
  | { readonly code: "agent.not-found" };

export const createTicket =
  (world: TicketWorld) =>
  async ({ key, assignee, customer, call, ...rest }: TicketRequest): Promise<Result<Ticket, CreateTicketError>> => {
    const { stores, chance, by } = world;
    if (customer !== undefined && !(await stores.customers.find(customer))) return err({ code: "customer.not-found" });
    // A flow's own call may not be written down yet.
    if (call !== undefined && by !== undefined && !(await stores.calls.find(call)))
      return err({ code: "call.not-found" });
    if (assignee !== undefined && !(await stores.agents.find(assignee))) return err({ code: "agent.not-found" });
    const type = await stores.ticketRules.types.find(rest.type);
    const fields = type ? checkFields(type, rest.fields, assignee === undefined ? "new" : "open") : ok(rest.fields);
    if (!fields.ok) return fields;
    const ticket = await stores.tickets.create({
      ...{ ...rest, fields: fields.value },
      key: `form/${by ?? "flow"}/${key ?? chance.id()}`,
      ...(by === undefined ? {} : { by }),
      ...(assignee === undefined ? {} : { assignee }),
      ...(customer === undefined ? {} : { customer }),
      ...(call === undefined ? {} : { call }),
    });
    // The same form again: what followed from it followed already.
    return ok(ticket.revision > 1 || ticket.sla ? ticket : await settleTicket(world)(undefined, ticket, "created"));
  };
