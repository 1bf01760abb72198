import { err, ok, type Result } from "@patchbay/base/result";
import type { TicketEvent } from "@patchbay/domain/ticket";
import type { TicketCard, TicketDeskError, TicketDeskPort } from "@patchbay/ports/flow/record-ports";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import type { LiveContact } from "../contact/live-contact.ts";
import { findPerson } from "./find-person.ts";
import { nextNews } from "./next-news.ts";
import { once } from "./once.ts";

export function ticketDeskPort(call: LiveContact): TicketDeskPort {
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
        const changed = nextNews(call, "ticket.changed", deadline, signal);
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

function cardOf({ id, number, type, subject, status, priority, assigneeName, createdAt, fields }: Ticket): TicketCard {
  return {
    ...{ id, number, type, subject, status, priority, createdAt, fields },
    ...(assigneeName === undefined ? {} : { assignee: assigneeName }),
  };
}
