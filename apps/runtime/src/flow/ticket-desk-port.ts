import type { TicketId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { TicketEvent } from "@patchbay/domain/ticket";
import type { TicketCard, TicketDeskError, TicketDeskPort } from "@patchbay/ports/flow/record-ports";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { askTicket } from "@patchbay/use-cases/ticket/ask-ticket";
import { changeTicket } from "@patchbay/use-cases/ticket/change-ticket";
import type { LiveContact } from "../contact/live-contact.ts";
import { standInStatus } from "../ticket/stand-in-status.ts";
import { ticketWorldOf } from "../ticket/ticket-world-of.ts";
import { findPerson } from "./find-person.ts";
import { nextNews } from "./next-news.ts";
import { once } from "./once.ts";

export function ticketDeskPort(call: LiveContact): TicketDeskPort {
  const { tickets, agents } = call.stores;
  const find = async (ref: string): Promise<Ticket | undefined> => {
    const ticket = ref === "" ? call.ticket : ref;
    if (ticket === undefined) return undefined;
    return /^\d{1,9}$/.test(ticket) ? tickets.byNumber(Number(ticket)) : tickets.find(ticket as TicketId);
  };

  async function applied(ticket: string, events: readonly TicketEvent[]): Promise<Result<TicketCard, TicketDeskError>> {
    let found = await find(ticket);
    if (!found) return err({ code: "ticket.not-found" });
    for (const event of events) {
      // Statuses that a flow draws bind people, not flows.
      const own = event.type === "status-set" && found.step ? { ...event, flow: true as const } : event;
      const next = await changeTicket(ticketWorldOf(call))({ id: found.id, event: own });
      if (!next.ok && next.error.code === "ticket.not-found") return err({ code: "ticket.not-found" });
      if (!next.ok) return err({ code: "ticket.refused", why: next.error.code });
      found = next.value;
    }
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

    async stand(request, context) {
      const found = await find(request.ticket);
      if (!found) return err({ code: "ticket.not-found" });
      const stood = await standInStatus(call, found, request, context);
      if (!stood.ok) return stood;
      const { ticket, ...end } = stood.value;
      return ok({ ...end, card: cardOf(ticket) });
    },

    ask: (request, context) =>
      once(call, context, async () => {
        const found = await askTicket(ticketWorldOf(call))(request);
        return found.ok ? ok(cardOf(found.value)) : found;
      }),
  };
}

/** What flows see of a ticket. */
export function cardOf({ assigneeName, step, ...ticket }: Ticket): TicketCard {
  const { id, number, type, subject, status, priority, createdAt, fields } = ticket;
  return {
    ...{ id, number, type, subject, status, priority, createdAt, fields },
    ...(step === undefined ? {} : { step: step.title }),
    ...(assigneeName === undefined ? {} : { assignee: assigneeName }),
  };
}
