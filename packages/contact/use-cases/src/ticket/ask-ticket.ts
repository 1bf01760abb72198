import { err, ok, type Result } from "@patchbay/base/result";
import { HOUR } from "@patchbay/base/time";
import { comparedHandle } from "@patchbay/domain/customer/handle";
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
    const number = /^\d{1,9}$/.test(input.ticket) ? Number(input.ticket) : undefined;
    const kind = input.handle.includes("@") ? "email" : "phone";
    const handle = comparedHandle(kind, input.handle);
    const now = clock.now();
    // Counted as they are compared: neither blanks in a handle nor noughts before a number give further tries.
    for (const subject of [`asked by ${handle}`, `asked for ${number ?? "no number"}`]) {
      if ((await tickets.guess(subject.slice(0, 200), now, now - HOUR)) > MOST_TRIES)
        return err({ code: "ticket.too-many" });
    }
    const ticket = number === undefined ? undefined : await tickets.byNumber(number);
    const customer =
      handle === "" ? undefined : await customers.findBy(kind === "email" ? { email: handle } : { phone: handle });
    const isTheirs = ticket && customer && ticket.customer === customer.id;
    return isTheirs ? ok(ticket) : err({ code: "ticket.not-found" });
  };
