import type { TicketId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { TicketHistory } from "@patchbay/domain/ticket/sla";
import type { Ticket, TicketLink } from "@patchbay/ports/store/ticket-store";
import type { TenantStores } from "@patchbay/ports/stores";

export interface TicketDetail extends Ticket {
  readonly history: TicketHistory;
  readonly links: readonly TicketLink[];
}

export const getTicket =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (input: { readonly id: TicketId }): Promise<Result<TicketDetail, { readonly code: "ticket.not-found" }>> => {
    const ticket = await stores.tickets.find(input.id);
    if (!ticket) return err({ code: "ticket.not-found" });
    const [history, links] = await Promise.all([stores.tickets.history(input.id), stores.tickets.links(input.id)]);
    return ok({ ...ticket, history, links });
  };
