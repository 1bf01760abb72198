import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { SkillLevel } from "@patchbay/domain/queue";
import type { Candidate } from "@patchbay/domain/routing/candidate";
import type { Channel } from "@patchbay/domain/routing/capacity";
import { type Assignment, Router } from "@patchbay/domain/routing/router";
import type { RoutingRules } from "@patchbay/domain/routing/routing-rules";
import { Agenda } from "./agenda.ts";
import type { KindRates, Outcome } from "./outcome.ts";
import { exponential, type Random, seededRandom } from "./random.ts";
import { Tally } from "./tally.ts";

/** Contacts of one kind: they come at any instant equally likely, and are handled and patient for exponentially spread times. */
export interface ContactKind {
  readonly queue: QueueId;
  readonly skills: readonly SkillLevel[];
  /** 1 (first) … 9 (last). */
  readonly priority: number;
  readonly channel?: Channel;
  readonly perHour: number;
  /** Talk and wrap-up together. */
  readonly meanHandleMs: Millis;
  /** Absent: they wait for ever. */
  readonly meanPatienceMs?: Millis;
}

export interface Centre {
  readonly kinds: readonly ContactKind[];
  /** All signed in and ready from the beginning. */
  readonly agents: readonly Omit<Candidate, "readySince" | "reachable">[];
  readonly rules: ReadonlyMap<QueueId, RoutingRules>;
}

export interface SimulationOptions {
  readonly seed: number;
  /** So many contacts are counted. */
  readonly contacts: number;
  /** So many before them are not: the centre is empty at the beginning. */
  readonly warmUp: number;
  /** Answered within this long counts for the service level. */
  readonly serviceLevelMs: Millis;
}

type Happening =
  | { readonly kind: "arrival"; readonly of: number }
  | { readonly kind: "lost-patience"; readonly contact: Visitor }
  | { readonly kind: "handled"; readonly contact: Visitor; readonly agent: UserId };

interface Visitor {
  readonly entry: QueueEntryId;
  readonly of: number;
  readonly cameAt: number;
}

/**
 * A contact centre played through by the very router that decides on calls: what waits, occupancy and abandoned contacts would be
 * with these kinds of contacts and these agents. The same seed gives the same arrivals to two centres that are compared.
 */
export function simulate(centre: Centre, options: SimulationOptions): Outcome {
  const { kinds, agents, rules } = centre;
  const router = new Router(rules);
  const agenda = new Agenda<Happening>();
  const tally = new Tally(kinds.map(ratesOf), { ...options, agents: agents.length });
  const waiting = new Map<QueueEntryId, Visitor>();
  const random = kinds.map((_, of) => [1, 2, 3].map((purpose) => seededRandom(options.seed, of * 3 + purpose)));
  const draw = (of: number, purpose: 0 | 1 | 2, mean: number) => exponential(random[of]?.[purpose] as Random, mean);
  const kindOf = (of: number) => kinds[of] as ContactKind;
  let came = 0;
  const last = options.warmUp + options.contacts;

  const begin = (visitor: Visitor, agent: UserId, now: number): void => {
    const handleMs = draw(visitor.of, 1, kindOf(visitor.of).meanHandleMs);
    agenda.note(now + handleMs, { kind: "handled", contact: visitor, agent });
  };
  const arrive = (of: number, now: number): void => {
    const { queue, skills, priority, channel, perHour, meanPatienceMs } = kindOf(of);
    came += 1;
    agenda.note(now + draw(of, 0, 3_600_000 / perHour), { kind: "arrival", of });
    const visitor = { entry: `${came}` as QueueEntryId, of, cameAt: now };
    if (came === options.warmUp + 1) tally.start(now);
    const contact = { entry: visitor.entry, queue, skills, priority, enteredAt: now };
    const made = router.enter(channel ? { ...contact, channel } : contact, now);
    tally.came(of, now, made === undefined);
    if (made) {
      begin(visitor, made.agent, now);
      return;
    }
    waiting.set(visitor.entry, visitor);
    if (meanPatienceMs !== undefined) {
      agenda.note(now + draw(of, 2, meanPatienceMs), { kind: "lost-patience", contact: visitor });
    }
  };
  const give = (made: readonly Assignment[], now: number): void => {
    for (const { entry, agent } of made) {
      const visitor = waiting.get(entry) as Visitor;
      waiting.delete(entry);
      tally.answered(visitor.of, now, now - visitor.cameAt);
      begin(visitor, agent, now);
    }
  };

  for (const agent of agents) router.signIn({ ...agent, readySince: 0, reachable: true }, 0);
  for (const of of kinds.keys()) agenda.note(draw(of, 0, 3_600_000 / kindOf(of).perHour), { kind: "arrival", of });
  for (let next = agenda.next(); next && came < last; next = agenda.next()) {
    const { at: now, what } = next;
    give(router.advance(now), now);
    if (what.kind === "arrival") arrive(what.of, now);
    else if (what.kind === "handled") {
      tally.handled(what.contact.of, now);
      give(router.release(what.agent, kindOf(what.contact.of).channel ?? "voice", now), now);
    } else if (waiting.delete(what.contact.entry)) {
      router.leave(what.contact.entry);
      tally.gaveUp(what.contact.of, now);
    }
  }
  return tally.outcome();
}

function ratesOf({ perHour, meanHandleMs, meanPatienceMs }: ContactKind): KindRates {
  const givingUp = meanPatienceMs === undefined ? 0 : 1 / meanPatienceMs;
  return { arrivals: perHour / 3_600_000, handling: 1 / meanHandleMs, givingUp };
}
