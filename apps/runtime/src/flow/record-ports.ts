import type {
  CustomerChange,
  CustomerRecordPort,
  DoNotCallPort,
  OutboxPort,
  SurveyPort,
  TablePort,
} from "@patchbay/ports/flow/record-ports";
import type { CustomerCard } from "@patchbay/ports/flow-ports";
import type { Customer } from "@patchbay/ports/store/customer-store";
import type { LiveContact } from "../contact/live-contact.ts";
import { cardOf } from "./contact-ports.ts";
import { once } from "./once.ts";

/** Two who change one customer at the same time: the later reads again. */
const TRIES = 5;

export function tablesPort({ stores }: LiveContact): TablePort {
  return {
    find(table, where, limit, { signal }) {
      signal.throwIfAborted();
      return stores.dataTables.match(table, where, limit);
    },
    write(change, { key, signal }) {
      signal.throwIfAborted();
      return stores.dataTables.write(change, key);
    },
  };
}

export function customerRecordsPort(call: LiveContact): CustomerRecordPort {
  const { customers } = call.stores;
  return {
    async change(id, change, { signal }) {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        signal.throwIfAborted();
        const was = await customers.find(id);
        if (!was) return undefined;
        const written = await customers.update(id, changed(was, change), was.revision);
        if (written.ok) return cardOf(written.value);
        if (written.error.code === "customer.not-found") return undefined;
      }
      throw new Error("the customer's record is changed by others all the time");
    },
    add: (customer, context) =>
      once(call, context, async (): Promise<CustomerCard> => {
        const { name } = customer;
        const fresh = { name, phones: [], emails: [], tags: [], fields: {} };
        const added = await customers.create({ ...fresh, ...changed(fresh, customer), name });
        call.customerId = added.id;
        call.ledger.record("customer", () => call.stores.calls.update(call.id, { customer: added.id }));
        return cardOf(added);
      }),
  };
}

type Changeable = Pick<Customer, "phones" | "emails" | "tags" | "fields">;

function changed(was: Changeable, change: CustomerChange): Partial<Omit<Customer, "id" | "createdAt" | "revision">> {
  const { addPhone, addEmail, addTags = [], removeTags = [], fields, ...plain } = change;
  const more = (list: readonly string[], item: string | undefined) =>
    item === undefined || list.includes(item) ? list : [...list, item];
  return {
    ...plain,
    phones: more(was.phones, addPhone),
    emails: more(was.emails, addEmail),
    tags: [...new Set([...was.tags, ...addTags])].filter((tag) => !removeTags.includes(tag)),
    fields: { ...was.fields, ...fields },
  };
}

export function doNotCallPort({ stores, world }: LiveContact): DoNotCallPort {
  return {
    async check(number, { signal }) {
      signal.throwIfAborted();
      const entry = await stores.doNotCall.find(number);
      return entry && { reason: entry.reason };
    },
    add({ number, reason, forMs }, { signal }) {
      signal.throwIfAborted();
      return stores.doNotCall.add({
        number,
        reason,
        ...(forMs === undefined ? {} : { expiresAt: world.clock.now() + forMs }),
      });
    },
  };
}

export function surveysPort({ stores, world, id }: LiveContact): SurveyPort {
  return {
    save(answer, { key, signal }) {
      signal.throwIfAborted();
      return stores.surveys.save(key, { ...answer, call: id, at: world.clock.now() });
    },
  };
}

export function outboxPort(call: LiveContact): OutboxPort {
  return {
    async send(event, data, context) {
      await once(call, context, async () => {
        call.announce({ type: "flow.event", call: call.id, flow: call.identity.flow, event, data: data as never });
        return true;
      });
    },
  };
}
