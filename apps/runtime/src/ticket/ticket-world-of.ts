import type { TicketWorld } from "@patchbay/use-cases/ticket/ticket-world";
import type { LiveContact } from "../contact/live-contact.ts";

/** What changing tickets needs, for a flow: it acts as nobody. */
export function ticketWorldOf({ world, stores }: Pick<LiveContact, "world" | "stores">): TicketWorld {
  const { bus, clock, chance, vault } = world;
  return { stores, bus, clock, chance, vault, mail: { sender: world.mail } };
}
