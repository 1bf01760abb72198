import type { QueueEntryId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { Candidate } from "./candidate.ts";
import type { Contact } from "./contact.ts";
import { type Explanation, explain, type Picture } from "./explain.ts";
import { inTurn } from "./route.ts";
import type { Assignment } from "./router.ts";
import { PLAIN_RULES, type Strategy } from "./routing-rules.ts";

export type Verdict = Omit<Explanation, "entry">;

/** What the router decided on a contact at one instant, and why not the others: the fact behind "why not this agent" in history. */
export interface RoutingDecision {
  readonly entry: QueueEntryId;
  readonly at: Instant;
  /** Who was offered it; absent: nobody could have it. */
  readonly agent?: UserId;
  /** Chose among those without obstacle. */
  readonly strategy: Strategy;
  readonly priority: number;
  /** Those with the fewest obstacles first. */
  readonly verdicts: readonly Verdict[];
}

/** A fact has room for so many agents; whoever has more in the way is left out first. */
const VERDICTS = 200;
/** Who goes before is counted among so many: the first of those that wait. */
const RIVALS = 20;

/**
 * The decisions behind the assignments of one look, in their order: each is explained on the picture that the ones before it
 * left. Of those that stay waiting, the ones asked for.
 */
export function decisionsOf(
  picture: Picture,
  assignments: readonly Assignment[],
  alsoWaiting: (contact: Contact) => boolean,
): readonly RoutingDecision[] {
  const contacts = new Map(picture.contacts.map((contact) => [contact.entry, contact]));
  const candidates = new Map(picture.candidates.map((candidate) => [candidate.agent, candidate]));
  const left = (): Picture => ({ ...picture, contacts: [...contacts.values()], candidates: [...candidates.values()] });
  const made: RoutingDecision[] = [];
  for (const { entry, agent } of assignments) {
    const contact = contacts.get(entry);
    const candidate = candidates.get(agent);
    if (!contact || !candidate) continue;
    made.push({ ...decision(contact, left()), agent });
    contacts.delete(entry);
    candidates.set(agent, withOneMore(candidate, contact));
  }
  const rest = left();
  return [...made, ...rest.contacts.filter(alsoWaiting).map((contact) => decision(contact, rest))];
}

function decision(contact: Contact, picture: Picture): RoutingDecision {
  const contacts = inTurn(picture.contacts, picture.rules).slice(0, RIVALS);
  const verdicts = picture.candidates.map((candidate) => {
    const { entry: _, ...verdict } = explain(contact, candidate, { ...picture, contacts });
    return verdict;
  });
  return {
    entry: contact.entry,
    at: picture.now,
    strategy: (picture.rules.get(contact.queue) ?? PLAIN_RULES).strategy,
    priority: contact.priority,
    verdicts: verdicts.sort((a, b) => a.obstacles.length - b.obstacles.length).slice(0, VERDICTS),
  };
}

function withOneMore(candidate: Candidate, { channel = "voice" }: Contact): Candidate {
  return { ...candidate, load: { ...candidate.load, [channel]: (candidate.load?.[channel] ?? 0) + 1 } };
}
