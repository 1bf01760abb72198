import type { Queue } from "@patchbay/domain/queue";
import { type Asked, askedBy } from "@patchbay/domain/routing/routing-table";
import type { LiveContact } from "../contact/live-contact.ts";

/** What the queue's decision table asks for this contact, beside what the flow does. */
export async function askedContact(call: LiveContact, { routing }: Queue, asked: Asked): Promise<Asked> {
  const cases = routing?.cases ?? [];
  if (cases.length === 0) return asked;
  const customer = call.customerId && (await call.stores.customers.find(call.customerId));
  const { tier, language = call.language, tags = [] } = customer || {};
  const facts = { language, tags, from: call.party.number, to: call.party.ours };
  return askedBy(cases, tier === undefined ? facts : { ...facts, tier }, asked);
}
