import type { QueueId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { Candidate } from "./candidate.ts";
import { type Contact, turnOf } from "./contact.ts";
import { type Assignment, Router } from "./router.ts";
import { PLAIN_RULES, type RoutingRules } from "./routing-rules.ts";

/** Contacts in the order in which it is their turn. */
export function inTurn(contacts: readonly Contact[], rules: ReadonlyMap<QueueId, RoutingRules>): readonly Contact[] {
  const turn = (contact: Contact) => turnOf(contact, rules.get(contact.queue) ?? PLAIN_RULES);
  return contacts.toSorted((a, b) => turn(a) - turn(b) || (a.entry < b.entry ? -1 : 1));
}

/** All assignments that a picture of one instant allows: the router, told everything at once. */
export function route(
  contacts: readonly Contact[],
  candidates: readonly Candidate[],
  rules: ReadonlyMap<QueueId, RoutingRules>,
  now: Instant,
): readonly Assignment[] {
  const router = new Router(rules);
  for (const candidate of candidates) router.signIn(candidate, now);
  return inTurn(contacts, rules).flatMap((contact) => router.enter(contact, now) ?? []);
}
