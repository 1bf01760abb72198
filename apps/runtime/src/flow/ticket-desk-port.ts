import { err, ok, type Result } from "@patchbay/base/result";
import type { TicketEvent } from "@patchbay/domain/ticket";
import { tenantTopic } from "@patchbay/ports/bus";
import { sleep } from "@patchbay/ports/clock";
import type { TicketCard, TicketDeskError, TicketDeskPort } from "@patchbay/ports/flow/record-ports";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { tenantEvent } from "@patchbay/wire/tenant-event";
import type { LiveCall } from "../call/live-call.ts";
import { findPerson } from "./find-person.ts";
import { once } from "./once.ts";

/** The bus may lose a message: the store is asked at this pace anyway. */
const LOOK_EVERY_MS = 15_000;

export function ticketDeskPort(call: LiveCall): TicketDeskPort {
  const { tickets, agents } = call.stores;
  const find = (ticket: string): Promise<Ticket | undefined> =>
    /^\d{1,9}$/.test(ticket) ? tickets.byNumber(Number(ticket)) : tickets.find(ticket as never);

  async function applied(ticket: string, events: readonly TicketEvent[]): Promise<Result<TicketCard, TicketDeskError>> {
    let found = await find(ticket);
    if (!found) return err({ code: "ticket.not-found" });
    for (const event of events) {
      const next = await tickets.apply(found.id, event, undefined);
      if (!next.ok && next.error.code === "ticket.not-found") return err({ code: "ticket.not-found" });
      if (!next.ok) return err({ code: "ticket.refused", why: next.error.code });
      found = next.value;
    }
    const { id, number, status } = found;
    if (events.length > 0) call.announce({ type: "ticket.changed", ticket: id, number, status, change: "updated" });
    return ok(cardOf(found));
  }

  return {
    async find(ticket, { signal }) {
      signal.throwIfAborted();
      const found = await find(ticket);
      return found && cardOf(found);
    },

    apply: (ticket, events, context) => once(call, context, () => applied(ticket, events)),

    assign: (ticket, agent, context) =>
      once(call, context, async () => {
        const person = findPerson(await agents.list(), agent);
        if (!person) return err({ code: "ticket.unknown-agent", agent });
        return applied(ticket, [{ type: "assigned", assignee: person.id }]);
      }),

    async waitFor({ ticket, statuses, forMs }, { signal }) {
      const deadline = call.world.clock.now() + forMs;
      for (;;) {
        signal.throwIfAborted();
        const changed = nextChange(
          call,
          Math.min(LOOK_EVERY_MS, Math.max(0, deadline - call.world.clock.now())),
          signal,
        );
        const found = await find(ticket);
        const how =
          found && (statuses.includes(found.status) ? "reached" : call.world.clock.now() >= deadline && "timeout");
        if (!found || how) changed.forget();
        if (!found) return err({ code: "ticket.not-found" });
        if (how) return ok({ how, card: cardOf(found) });
        await changed.heard;
      }
    },
  };
}

/** Listens before the store is asked, so that no change falls between the two. */
function nextChange(call: LiveCall, forMs: number, signal: AbortSignal) {
  const over = new AbortController();
  const topic = tenantTopic(call.identity.tenant.id);
  const unsubscribe = call.world.bus.subscribe(topic, (message) => {
    const event = tenantEvent.safeParse(message);
    if (event.success && event.data.type === "ticket.changed") over.abort();
  });
  const heard = sleep(call.world.clock, forMs, AbortSignal.any([signal, over.signal]))
    .catch(() => signal.throwIfAborted())
    .finally(unsubscribe);
  heard.catch(() => undefined);
  return { heard, forget: () => over.abort() };
}

function cardOf({ id, number, type, subject, status, priority, assigneeName, createdAt, fields }: Ticket): TicketCard {
  return {
    ...{ id, number, type, subject, status, priority, createdAt, fields },
    ...(assigneeName === undefined ? {} : { assignee: assigneeName }),
  };
}
