import type { UserId } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { TicketState } from "@patchbay/domain/ticket";
import { policyFor, slaOf } from "@patchbay/domain/ticket/sla";
import type { TicketDeed } from "@patchbay/domain/ticket/ticket-action";
import { fireTriggers, type TicketChange } from "@patchbay/domain/ticket/trigger";
import { parseExpression } from "@patchbay/expression/expression";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { announce } from "../announce.ts";
import { beginLife } from "./begin-life.ts";
import { mailPeople } from "./mail-people.ts";
import type { TicketWorld } from "./ticket-world.ts";

/** What follows from a change that is stored: triggers, promises reckoned anew, news, and its flow where it begins (again). */
export const settleTicket =
  (world: TicketWorld) =>
  async (before: Ticket | undefined, changed: Ticket, change: TicketChange): Promise<Ticket> => {
    const { stores } = world;
    const triggers = await stores.ticketRules.triggers.list();
    const settled = fireTriggers(changed, change, triggers, holds);
    for (const { trigger, event } of settled.events) {
      await stores.tickets.apply(changed.id, event, `trigger:${trigger}` as UserId);
    }
    await reckonSla(world)(changed.id);
    const ticket = (await stores.tickets.find(changed.id)) ?? changed;
    const { id, number, status } = ticket;
    await announce(world)({
      ...{ type: "ticket.changed", ticket: id, number, status },
      change: before === undefined ? "created" : "updated",
    });
    for (const { trigger, deed } of settled.deeds) await doDeed(world)(ticket, trigger, deed);
    const isReopened = before?.status === "closed" && status !== "closed";
    if (before === undefined || isReopened) await beginLife(world)(ticket);
    return ticket;
  };

/** The ticket's clocks, from the first policy that fits it and all that happened to it. */
export const reckonSla =
  ({ stores }: Pick<TicketWorld, "stores">) =>
  async (id: Ticket["id"]): Promise<void> => {
    const ticket = await stores.tickets.find(id);
    if (!ticket) return;
    const policies = await stores.ticketRules.policies.list();
    if (policies.length === 0 && ticket.sla === undefined) return;
    const tier = ticket.customer === undefined ? undefined : (await stores.customers.find(ticket.customer))?.tier;
    const policy = policyFor(policies, { ...ticket, tier });
    const calendar = policy && (await stores.library.calendar(policy.calendar));
    const sla = policy && calendar && slaOf(policy, calendar, ticket.createdAt, await stores.tickets.history(id));
    await stores.tickets.saveSla(id, sla);
  };

export const doDeed =
  (world: TicketWorld) =>
  async (ticket: Ticket, rule: string, deed: TicketDeed): Promise<void> => {
    const { id, number, subject } = ticket;
    if (deed.do === "send-webhook") {
      const data = { ticket: id, number, subject, status: ticket.status, priority: ticket.priority };
      await announce(world)({ type: "flow.event", call: ticket.call ?? id, flow: rule, event: deed.event, data });
      return;
    }
    const key = `${id}/${rule}/${ticket.revision}`;
    const text = `${deed.text}\n\n#${number} ${subject}`;
    const sent = await mailPeople(world)({ id: key, to: deed.people, subject: `#${number} ${subject}`, text });
    if (sent.ok) return;
    // Whoever looks at the ticket sees that nobody was told.
    const why = `${deed.people.join(", ")}: ${sent.error.code}`;
    await world.stores.tickets.apply(id, { type: "commented", text: why, public: false }, `trigger:${rule}` as UserId);
  };

function holds(condition: string, ticket: TicketState, change: TicketChange): boolean {
  if (condition.trim() === "") return true;
  const parsed = parseExpression(condition);
  const value = parsed.ok ? parsed.value.evaluate(factsOf(ticket, change)) : parsed;
  return value.ok && value.value === true;
}

/** What conditions of triggers see. */
function factsOf(ticket: TicketState, change: TicketChange): JsonObject {
  return { ticket: JSON.parse(JSON.stringify(ticket)) as Json, change };
}
