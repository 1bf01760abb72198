import { err, ok } from "@patchbay/base/result";
import { hoursStatus } from "@patchbay/domain/hours-status";
import type { CustomerCard, CustomerLookupPort, HoursPort, TicketPort } from "@patchbay/ports/flow-ports";
import type { Customer } from "@patchbay/ports/store/customer-store";
import { createTicket } from "@patchbay/use-cases/ticket/create-ticket";
import type { LiveContact } from "../contact/live-contact.ts";
import { ticketWorldOf } from "../ticket/ticket-world-of.ts";

/** The tenant's customers; who is found becomes the call's customer. */
export function customersPort(call: LiveContact): CustomerLookupPort {
  return {
    async find(by, { signal }) {
      signal.throwIfAborted();
      const customer = await call.stores.customers.findBy(by);
      if (!customer) return undefined;
      call.customerId = customer.id;
      call.ledger.record("customer", () => call.stores.calls.update(call.id, { customer: customer.id }));
      return cardOf(customer);
    },
  };
}

/** What flows see of a customer. */
export function cardOf({ id, name, tier, language, phones, emails, tags, fields }: Customer): CustomerCard {
  return {
    ...{ id, name, phones, emails, tags, fields },
    ...(tier === undefined ? {} : { tier }),
    ...(language === undefined ? {} : { language }),
  };
}

export function ticketsPort(call: LiveContact): TicketPort {
  return {
    async create({ queue, ...ticket }, { key, signal }) {
      signal.throwIfAborted();
      const created = await createTicket(ticketWorldOf(call))({
        ...ticket,
        key,
        call: call.id,
        customer: call.customerId,
        fields: queue === undefined ? ticket.fields : { ...ticket.fields, queue },
      });
      if (!created.ok) return err({ code: "ticket.refused", why: created.error.code });
      return ok({ ticket: created.value.id, number: created.value.number });
    },
  };
}

export function hoursPort(call: LiveContact): HoursPort {
  return {
    async status(name, at) {
      const calendar = await call.stores.library.calendar(name);
      return calendar ? ok(hoursStatus(calendar, at)) : err({ code: "hours.unknown", calendar: name });
    },
  };
}
