import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AGENTS, arbitraryCandidate, arbitraryContact, arbitraryRules } from "./arbitrary-centre.fake.ts";
import type { Candidate } from "./candidate.ts";
import { CHANNELS, type Channel, USUAL_CAPACITY } from "./capacity.ts";
import { type Contact, turnOf } from "./contact.ts";
import { explain, type Picture } from "./explain.ts";
import { inTurn, route } from "./route.ts";
import { type Assignment, Router } from "./router.ts";
import { PLAIN_RULES, type RoutingRules } from "./routing-rules.ts";

type Event =
  | { readonly kind: "enter"; readonly contact: Contact }
  | { readonly kind: "leave"; readonly entry: QueueEntryId }
  | { readonly kind: "sign-in"; readonly candidate: Candidate }
  | { readonly kind: "sign-out"; readonly agent: UserId }
  | { readonly kind: "release"; readonly agent: UserId; readonly channel: Channel }
  | { readonly kind: "advance"; readonly by: number };

const entry = fc.integer({ min: 0, max: 7 }).map((index) => `entry-${index}` as QueueEntryId);
const agent = fc.constantFrom(...AGENTS);
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: entry.chain(arbitraryContact).map((contact) => ({ kind: "enter" as const, contact })) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave" as const), entry }) },
  {
    weight: 3,
    arbitrary: agent.chain(arbitraryCandidate).map((candidate) => ({ kind: "sign-in" as const, candidate })),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("sign-out" as const), agent }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("release" as const), agent, channel: fc.constantFrom(...CHANNELS) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("advance" as const), by: fc.integer({ min: 1, max: 9 }) }) },
);

/** The router beside a plain picture of the same centre, in which every assignment is checked against the rules' words. */
class CheckedRouter {
  readonly #router: Router;
  readonly #rules: ReadonlyMap<QueueId, RoutingRules>;
  readonly #contacts = new Map<QueueEntryId, Contact>();
  readonly #candidates = new Map<UserId, Candidate>();
  #now = 15;

  constructor(rules: ReadonlyMap<QueueId, RoutingRules>) {
    this.#rules = rules;
    this.#router = new Router(rules);
  }

  get picture(): Picture {
    return {
      contacts: [...this.#contacts.values()],
      candidates: [...this.#candidates.values()],
      rules: this.#rules,
      now: this.#now,
    };
  }

  apply(event: Event): void {
    this.#check(this.#tell(event));
    expect(this.#router.waiting).toBe(this.#contacts.size);
  }

  #tell(event: Event): readonly Assignment[] {
    switch (event.kind) {
      case "enter": {
        this.#contacts.set(event.contact.entry, event.contact);
        const made = this.#router.enter(event.contact, this.#now);
        return made ? [made] : [];
      }
      case "leave":
        this.#contacts.delete(event.entry);
        this.#router.leave(event.entry);
        return [];
      case "sign-in":
        this.#candidates.set(event.candidate.agent, event.candidate);
        return this.#router.signIn(event.candidate, this.#now);
      case "sign-out":
        this.#candidates.delete(event.agent);
        return this.#router.signOut(event.agent, this.#now);
      case "release": {
        const { agent, channel } = event;
        const known = this.#candidates.get(agent);
        if (known) {
          const load = { ...known.load, [channel]: Math.max(0, (known.load?.[channel] ?? 0) - 1) };
          const { readySince, ...rest } = known;
          this.#candidates.set(agent, {
            ...{ ...rest, load },
            ...(readySince === undefined ? {} : { readySince: this.#now }),
          });
        }
        return this.#router.release(agent, channel, this.#now);
      }
      case "advance":
        this.#now += event.by;
        return this.#router.advance(this.#now);
    }
  }

  #check(made: readonly Assignment[]): void {
    for (const { entry, agent } of made) {
      const contact = this.#contacts.get(entry);
      const candidate = this.#candidates.get(agent);
      if (!contact || !candidate) throw new Error(`${entry} or ${agent} is not there to be assigned`);
      expect(explain(contact, candidate, this.picture)).toMatchObject({ obstacles: [] });
      this.#contacts.delete(entry);
      const { channel = "voice" } = contact;
      const load = { ...candidate.load, [channel]: (candidate.load?.[channel] ?? 0) + 1 };
      expect(load[channel]).toBeLessThanOrEqual(USUAL_CAPACITY.most[channel]);
      const served = (candidate.served ?? 0) + 1;
      this.#candidates.set(agent, { ...candidate, load, served, lastGivenAt: this.#now });
    }
  }
}

const rulesOf = (contact: Contact, rules: Picture["rules"]) => rules.get(contact.queue) ?? PLAIN_RULES;

describe("the router", () => {
  it("lets nobody wait while a suited agent is free, whatever happens in whatever order", () => {
    fc.assert(
      fc.property(arbitraryRules, fc.array(event, { maxLength: 60 }), (rules, events) => {
        const router = new CheckedRouter(rules);
        for (const each of events) {
          router.apply(each);
          const { picture } = router;
          for (const contact of picture.contacts) {
            for (const candidate of picture.candidates) {
              expect(explain(contact, candidate, picture).obstacles).not.toEqual([]);
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("gives an agent who becomes free the suited contact whose turn it is", () => {
    fc.assert(
      fc.property(
        arbitraryRules.map(withoutReserve),
        fc.array(entry.chain(arbitraryContact), { maxLength: 15 }),
        fc.subarray(AGENTS, { minLength: 1 }).chain((agents) => fc.tuple(...agents.map(arbitraryCandidate))),
        (rules, entered, candidates) => {
          const contacts = [...new Map(entered.map((contact) => [contact.entry, contact])).values()];
          const router = new Router(rules);
          const waiting = new Set(contacts.map((contact) => router.enter(contact, 40) ?? contact.entry));
          for (const candidate of candidates) {
            for (const { entry } of router.signIn(candidate, 40)) {
              const got = contacts.find((contact) => contact.entry === entry) as Contact;
              const left = contacts.filter((contact) => waiting.has(contact.entry));
              const free = { ...candidate, load: {} };
              const picture = { contacts: left, candidates: [free], rules, now: 40 };
              const before = left.filter((other) => turn(other, rules) < turn(got, rules) && sameWay(other, got));
              for (const other of before) expect(explain(other, free, picture).obstacles).not.toEqual([]);
              waiting.delete(entry);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it("serves equal priorities of a queue in the order in which they came", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 30 }), (times) => {
        const router = new Router(new Map());
        for (const [index, enteredAt] of times.entries()) router.enter(plain(`entry-${index}`, { enteredAt }), 60);
        const served: number[] = [];
        let made = router.signIn(ready("ann"), 60);
        while (made[0]) {
          served.push(times[Number(made[0].entry.slice("entry-".length))] as number);
          made = router.release("ann" as UserId, "voice", 60);
        }
        expect(served).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });

  it("bounds starvation under ageing: whoever comes more than eight steps of ageing later goes later", () => {
    const ageingMs = 1_000;
    const rules = new Map([["sales" as QueueId, { ...PLAIN_RULES, ageingMs }]]);
    const arrivals = fc.array(
      fc.record({ priority: fc.integer({ min: 1, max: 9 }), gap: fc.integer({ min: 0, max: 4_000 }) }),
      {
        minLength: 2,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(arrivals, (list) => {
        let at = 0;
        const contacts = list.map(({ priority, gap }, index) => {
          at += gap;
          return plain(`entry-${index}`, { priority, enteredAt: at });
        });
        const order = inTurn(contacts, rules);
        order.forEach((served, index) => {
          for (const later of order.slice(index + 1)) {
            expect(served.enteredAt - later.enteredAt).toBeLessThanOrEqual(8 * ageingMs);
          }
        });
      }),
    );
  });

  it("does not depend on the order in which a picture's parts are told", () => {
    fc.assert(
      fc.property(
        arbitraryRules,
        fc.uniqueArray(entry, { maxLength: 8 }).chain((ids) => fc.tuple(...ids.map(arbitraryContact))),
        fc.subarray(AGENTS).chain((agents) => fc.tuple(...agents.map(arbitraryCandidate))),
        (rules, contacts, candidates) => {
          const forward = route(contacts, candidates, rules, 40);
          const backward = route(contacts.toReversed(), candidates.toReversed(), rules, 40);
          expect(backward).toEqual(forward);
        },
      ),
    );
  });
});

const turn = (contact: Contact, rules: Picture["rules"]) => turnOf(contact, rulesOf(contact, rules));
/** Of contacts that take different room, a later one may fit beside what the agent has. */
const sameWay = (a: Contact, b: Contact) => (a.channel ?? "voice") === (b.channel ?? "voice");
const withoutReserve = (rules: Picture["rules"]) =>
  new Map([...rules].map(([queue, each]) => [queue, { ...each, reserve: 0 }]));

function plain(entry: string, rest: Partial<Contact> = {}): Contact {
  return { entry: entry as QueueEntryId, queue: "sales" as QueueId, skills: [], priority: 5, enteredAt: 0, ...rest };
}

function ready(agent: string, rest: Partial<Candidate> = {}): Candidate {
  return { agent: agent as UserId, queues: ["sales" as QueueId], skills: [], readySince: 0, reachable: true, ...rest };
}
