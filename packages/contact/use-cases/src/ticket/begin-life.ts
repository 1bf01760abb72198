import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { visitorSays } from "../conversation/visitor-says.ts";
import type { TicketWorld } from "./ticket-world.ts";

/**
 * Begins the flow that is the life of the ticket's type, where one is bound: a contact of the channel `ticket`, which a runtime takes
 * like any other in writing. One that lives already goes on.
 */
export const beginLife =
  (world: TicketWorld) =>
  async (ticket: Ticket): Promise<void> => {
    const { stores } = world;
    const address = (await stores.ticketRules.types.find(ticket.type))?.address;
    const binding = address === undefined ? undefined : await stores.flows.number(address);
    if (address === undefined || binding?.flow === undefined) return;
    const before = await stores.conversations.latest(address, ticket.id);
    if (before && before.closedAt === undefined) return;
    const { id, number, subject, customerName } = ticket;
    await visitorSays(world)({
      ...{ channel: "ticket", address, visitor: id, key: `ticket/${id}/${ticket.revision}`, text: subject },
      facts: { ticket: id, number, subject: `#${number} ${subject}`, name: customerName ?? `#${number}` },
    });
  };
