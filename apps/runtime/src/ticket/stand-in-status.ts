import { err, ok, type Result } from "@patchbay/base/result";
import type { TicketHistory } from "@patchbay/domain/ticket/sla";
import type { StandEnd, StandRequest, TicketDeskError } from "@patchbay/ports/flow/record-ports";
import type { EffectContext } from "@patchbay/ports/flow-ports";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { changeTicket } from "@patchbay/use-cases/ticket/change-ticket";
import type { LiveContact } from "../contact/live-contact.ts";
import { nextNews } from "../flow/next-news.ts";
import { once } from "../flow/once.ts";
import { ticketWorldOf } from "./ticket-world-of.ts";

/**
 * Brings a ticket to a status, and waits there. What happened to it is read from its history, from where it stood when the status
 * was entered: nothing is missed while this process is away, and a restart comes to the same end.
 */
export async function standInStatus(
  call: LiveContact,
  ticket: Ticket,
  request: StandRequest,
  { key, signal }: EffectContext,
): Promise<Result<StandEnd & { readonly ticket: Ticket }, TicketDeskError>> {
  const { tickets } = call.stores;
  const entered = await once(call, { key: `${key}/entered`, signal }, async () => {
    const seen = (await tickets.history(ticket.id)).length;
    const { status, title, moves } = request;
    const event = { type: "step-entered", status, step: { title, moves } } as const;
    const changed = await changeTicket(ticketWorldOf(call))({ id: ticket.id, event });
    return changed.ok ? ok({ seen }) : err(changed.error.code);
  });
  if (!entered.ok) return err({ code: "ticket.refused", why: entered.error });
  const { clock } = call.world;
  const deadline = request.forMs === 0 ? Number.POSITIVE_INFINITY : clock.now() + request.forMs;
  let revision = 0;
  for (;;) {
    signal.throwIfAborted();
    const changed = nextNews(call, "ticket.changed", deadline, signal, (event) => event.ticket === ticket.id);
    const found = await tickets.find(ticket.id);
    const isNew = found !== undefined && found.revision !== revision;
    const happened = isNew ? wokenBy((await tickets.history(ticket.id)).slice(entered.value.seen), request) : undefined;
    const isOver = found?.mergedInto !== undefined;
    const end: StandEnd | undefined =
      happened ?? (isOver ? { how: "ended" } : clock.now() >= deadline ? { how: "timeout" } : undefined);
    if (!found || end) changed.forget();
    if (!found) return err({ code: "ticket.not-found" });
    if (end) return ok({ ...end, ticket: found });
    revision = found.revision;
    await changed.heard;
  }
}

/** The first thing that leads on. */
function wokenBy(history: TicketHistory, { moves, wakeOn }: StandRequest): StandEnd | undefined {
  for (const { by, event } of history) {
    if (event.type === "moved" && moves.some(({ id }) => id === event.move)) return { how: "moved", move: event.move };
    const how =
      event.type === "commented"
        ? event.from === "customer"
          ? "customer-commented"
          : by !== undefined && "agent-commented"
        : event.type === "sla-passed"
          ? (`sla-${event.moment}` as const)
          : event.type === "edited" && by !== undefined && "edited";
    if (how && wakeOn.includes(how)) return { how };
  }
  return undefined;
}
