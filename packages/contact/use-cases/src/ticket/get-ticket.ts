import type { TicketId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import type { TenantStores } from "@patchbay/ports/stores";

export interface TicketDetail extends Ticket {
  readonly history: Awaited<ReturnType<TenantStores["tickets"]["history"]>>;
}

export const getTicket =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (input: { readonly id: TicketId }): Promise<Result<TicketDetail, { readonly code: "ticket.not-found" }>> => {
    const ticket = await stores.tickets.find(input.id);
    if (!ticket) return err({ code: "ticket.not-found" });
    return ok({ ...ticket, history: await stores.tickets.history(input.id) });
  };
