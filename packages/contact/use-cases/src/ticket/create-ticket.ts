import type { CallId, CustomerId, UserId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { TicketPriority } from "@patchbay/domain/ticket";
import type { Chance } from "@patchbay/ports/chance";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import type { Acting } from "../acting.ts";
import { announce } from "../announce.ts";

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
  | { readonly code: "customer.not-found" }
  | { readonly code: "call.not-found" }
  | { readonly code: "agent.not-found" };

export const createTicket =
  (acting: Acting & { readonly chance: Chance }) =>
  async ({ key, assignee, customer, call, ...rest }: TicketRequest): Promise<Result<Ticket, CreateTicketError>> => {
    const { stores, chance, by } = acting;
    if (customer !== undefined && !(await stores.customers.find(customer))) return err({ code: "customer.not-found" });
    if (call !== undefined && !(await stores.calls.find(call))) return err({ code: "call.not-found" });
    if (assignee !== undefined && !(await stores.agents.find(assignee))) return err({ code: "agent.not-found" });
    const ticket = await stores.tickets.create({
      ...rest,
      key: `form/${by}/${key ?? chance.id()}`,
      by,
      ...(assignee === undefined ? {} : { assignee }),
      ...(customer === undefined ? {} : { customer }),
      ...(call === undefined ? {} : { call }),
    });
    const { id, number, status } = ticket;
    await announce(acting)({ type: "ticket.changed", ticket: id, number, status, change: "created" });
    return ok(ticket);
  };
