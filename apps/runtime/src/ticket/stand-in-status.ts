import { err, ok, type Result } from "@patchbay/base/result";
import type { StandEnd, StandRequest, TicketDeskError } from "@patchbay/ports/flow/record-ports";
import type { EffectContext } from "@patchbay/ports/flow-ports";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { changeTicket } from "@patchbay/use-cases/ticket/change-ticket";
import type { LiveContact } from "../contact/live-contact.ts";
import { nextNews } from "../flow/next-news.ts";
import { ticketWorldOf } from "./ticket-world-of.ts";
import { readsOnFrom, wokenBy } from "./woken-by.ts";

/**
 * Brings a ticket to a status, and waits there. What happened to it is read from its history, from what led out of the status
 * before: nothing is missed between the two or while this process is away, and a restart comes to the same end.
 */
export async function standInStatus(
  call: LiveContact,
  ticket: Ticket,
  request: StandRequest,
  { key, signal }: EffectContext,
): Promise<Result<StandEnd & { readonly ticket: Ticket }, TicketDeskError>> {
  const { tickets } = call.stores;
  const { from, isBegun } = readsOnFrom(await tickets.history(ticket.id), key);
  if (!isBegun) {
    const { status, title, moves, wakeOn } = request;
    const heeds = { visit: key, news: wakeOn, from };
    const event = { type: "step-entered", status, step: { title, moves }, heeds } as const;
    const entered = await changeTicket(ticketWorldOf(call))({ id: ticket.id, event });
    if (!entered.ok) return err({ code: "ticket.refused", why: entered.error.code });
  }
  const { clock } = call.world;
  const deadline = request.forMs === 0 ? Number.POSITIVE_INFINITY : clock.now() + request.forMs;
  let revision = 0;
  for (;;) {
    signal.throwIfAborted();
    const changed = nextNews(call, "ticket.changed", deadline, signal, (event) => event.ticket === ticket.id);
    const found = await tickets.find(ticket.id);
    const isNew = found !== undefined && found.revision !== revision;
    const woken = isNew ? wokenBy(await tickets.history(ticket.id), { ...request, from }) : undefined;
    const isOver = found?.mergedInto !== undefined;
    const end: StandEnd | undefined =
      woken?.end ?? (isOver ? { how: "ended" } : clock.now() >= deadline ? { how: "timeout" } : undefined);
    if (!found || end) changed.forget();
    if (!found) return err({ code: "ticket.not-found" });
    if (end) return ok({ ...end, ticket: found });
    revision = found.revision;
    await changed.heard;
  }
}
