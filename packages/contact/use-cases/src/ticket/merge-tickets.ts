import type { TicketId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { type ChangeTicketError, changeTicket } from "./change-ticket.ts";
import type { TicketWorld } from "./ticket-world.ts";

/** One ticket goes on as another: it is closed, both say so, and its contact and links go with it. */
export const mergeTickets =
  (world: TicketWorld) =>
  async (input: {
    readonly id: TicketId;
    readonly into: number;
  }): Promise<Result<Ticket, ChangeTicketError | { readonly code: "ticket.same" }>> => {
    const { tickets } = world.stores;
    const [from, into] = await Promise.all([tickets.find(input.id), tickets.byNumber(input.into)]);
    if (!from || !into) return err({ code: "ticket.not-found" });
    if (from.id === into.id || into.mergedInto !== undefined) return err({ code: "ticket.same" });
    const merged = await changeTicket(world)({ id: from.id, event: { type: "merged", into: into.number } });
    if (!merged.ok) return merged;
    await tickets.link(from.id, "duplicate", into.id);
    if (from.call !== undefined) await tickets.link(into.id, "contact", from.call);
    for (const { kind, target } of await tickets.links(from.id)) {
      if (kind !== "child" && target !== into.id) await tickets.link(into.id, kind, target);
    }
    const absorbed = await changeTicket(world)({ id: into.id, event: { type: "absorbed", number: from.number } });
    return absorbed.ok ? ok(absorbed.value) : absorbed;
  };
