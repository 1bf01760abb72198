import type { CallId, TicketId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { LinkKind, TicketLink } from "@patchbay/ports/store/ticket-store";
import type { TicketWorld } from "./ticket-world.ts";

export interface LinkRequest {
  readonly id: TicketId;
  readonly kind: LinkKind;
  /** A ticket's number; of a contact, its id. */
  readonly to: string;
}

export type LinkError =
  | { readonly code: "ticket.not-found" }
  | { readonly code: "ticket.same" }
  | { readonly code: "call.not-found" };

export const linkTicket =
  ({ stores }: Pick<TicketWorld, "stores">, how: "link" | "unlink") =>
  async ({ id, kind, to }: LinkRequest): Promise<Result<readonly TicketLink[], LinkError>> => {
    if (!(await stores.tickets.find(id))) return err({ code: "ticket.not-found" });
    const target = kind === "contact" ? (await stores.calls.find(to as CallId))?.id : await ticketOf(stores, to);
    if (target === undefined) return err({ code: kind === "contact" ? "call.not-found" : "ticket.not-found" });
    if (target === id) return err({ code: "ticket.same" });
    await stores.tickets[how](id, kind, target);
    return ok(await stores.tickets.links(id));
  };

async function ticketOf({ tickets }: TicketWorld["stores"], number: string): Promise<TicketId | undefined> {
  return /^#?\d{1,9}$/.test(number) ? (await tickets.byNumber(Number(number.replace("#", ""))))?.id : undefined;
}
