import { err, ok, type Result } from "@patchbay/base/result";
import { HOUR } from "@patchbay/base/time";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import type { TicketWorld } from "./ticket-world.ts";

/** Tries of one handle, and on one ticket, within an hour. */
const MOST_TRIES = 10;

export type AskTicketError = { readonly code: "ticket.not-found" } | { readonly code: "ticket.too-many" };

/**
 * A ticket for whoever asks with a phone number or e-mail address of its customer. A number that there is not, and one of another
 * customer, are the same answer; and who tries many learns nothing more.
 */
export const askTicket =
  ({ stores, clock }: Pick<TicketWorld, "stores" | "clock">) =>
  async (input: { readonly ticket: string; readonly handle: string }): Promise<Result<Ticket, AskTicketError>> => {
    const { tickets, customers } = stores;
    const { ticket: number, handle } = input;
    const now = clock.now();
    for (const subject of [`asked by ${handle}`, `asked for ${number}`]) {
      if ((await tickets.guess(subject.slice(0, 200), now, now - HOUR)) > MOST_TRIES)
        return err({ code: "ticket.too-many" });
    }
    const ticket = /^\d{1,9}$/.test(number) ? await tickets.byNumber(Number(number)) : undefined;
    const customer =
      handle === "" ? undefined : await customers.findBy(handle.includes("@") ? { email: handle } : { phone: handle });
    const isTheirs = ticket && customer && ticket.customer === customer.id;
    return isTheirs ? ok(ticket) : err({ code: "ticket.not-found" });
  };
