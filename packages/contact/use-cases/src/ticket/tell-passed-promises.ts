import type { UserId } from "@patchbay/base/ids";
import { passedBy } from "@patchbay/domain/ticket/sla";
import { eventOf, isDeed } from "@patchbay/domain/ticket/ticket-action";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { changeTicket } from "./change-ticket.ts";
import { doDeed, reckonSla } from "./settle-ticket.ts";
import type { TicketWorld } from "./ticket-world.ts";

const AT_ONCE = 50;

/** Warnings and breaches whose time has come: written down once each, and what the policy wants done about them. */
export const tellPassedPromises = (world: TicketWorld) => async (): Promise<number> => {
  const { stores, clock } = world;
  const due = await stores.tickets.toLookAt(clock.now(), AT_ONCE);
  for (const { id } of due) {
    // A policy or calendar may have changed since it was reckoned.
    await reckonSla(world)(id);
    const ticket = await stores.tickets.find(id);
    if (ticket?.sla) await tell(world, ticket);
  }
  return due.length;
};

async function tell(world: TicketWorld, ticket: Ticket): Promise<void> {
  const { stores, clock } = world;
  if (!ticket.sla) return;
  const policy = await stores.ticketRules.policies.find(ticket.sla.policy);
  const by = `sla:${ticket.sla.policy}` as UserId;
  for (const { clock: name, moment } of passedBy(ticket.sla, clock.now())) {
    const told = await changeTicket({ ...world, by })({
      id: ticket.id,
      event: { type: "sla-passed", clock: name, moment },
    });
    const wanted = policy?.escalations.filter((one) => one.on === moment && one.clock === name) ?? [];
    let current = told.ok ? told.value : ticket;
    for (const action of wanted.flatMap(({ actions }) => actions)) {
      if (isDeed(action)) await doDeed(world)(current, by, action);
      const event = eventOf(action, current);
      const changed = event && (await changeTicket({ ...world, by })({ id: ticket.id, event }));
      if (changed?.ok) current = changed.value;
    }
  }
}
