import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AGENTS,
  arbitraryCandidate,
  arbitraryCandidates,
  arbitraryContact,
  arbitraryRules,
} from "./arbitrary-centre.fake.ts";
import type { Candidate } from "./candidate.ts";
import type { Contact } from "./contact.ts";
import { type Change, explain, type Obstacle, type Picture } from "./explain.ts";
import { route } from "./route.ts";
import { PLAIN_RULES } from "./routing-rules.ts";

const sales = "sales" as QueueId;
const ann: Candidate = { agent: "ann" as UserId, queues: [sales], skills: [], readySince: 0, reachable: true };

function contact(entry: string, rest: Partial<Contact> = {}): Contact {
  return { entry: entry as QueueEntryId, queue: sales, skills: [], priority: 5, enteredAt: 0, ...rest };
}

const picture = (contacts: readonly Contact[], rest: Partial<Picture> = {}): Picture => ({
  ...{ contacts, candidates: [ann], rules: new Map(), now: 1_000, ...rest },
});

/** The same picture after the change that an obstacle names. */
function after(change: Change, { until }: Obstacle, one: Candidate, asked: Contact, now: number) {
  switch (change.change) {
    case "serve-queue":
      return { one: { ...one, queues: [...one.queues, change.queue] }, asked, now };
    case "join-team":
      return { one: { ...one, team: change.team }, asked, now };
    case "raise-skill": {
      const skills = one.skills.filter(({ skill }) => skill !== change.skill);
      return { one: { ...one, skills: [...skills, { skill: change.skill, level: change.to }] }, asked, now };
    }
    case "work-blended":
      return { one: { ...one, mode: "blended" as const }, asked, now };
    case "get-ready":
      return { one: { ...one, readySince: now }, asked, now };
    case "reconnect":
      return { one: { ...one, reachable: true }, asked, now };
    case "finish":
      return { one: { ...one, load: { ...one.load, [change.channel]: 0 } }, asked, now };
    case "wait":
      return { one, asked, now: Math.max(now, until ?? Number.NaN) };
    case "ask-for-anyone":
    case "free-more":
      return { one, asked, now };
  }
}

describe("why not this agent", () => {
  it("names every obstacle with what would have to change", () => {
    const asked = contact("entry-1", { skills: [{ skill: "zh", level: 6 }] });
    const bob: Candidate = {
      agent: "bob" as UserId,
      queues: [],
      skills: [{ skill: "zh", level: 4 }],
      reachable: false,
    };
    const rules = new Map([
      [sales, { ...PLAIN_RULES, rings: [{ afterMs: 5_000, levelsFewer: 2, without: [], also: [], anyTeam: false }] }],
    ]);
    expect(explain(asked, bob, picture([asked], { rules, candidates: [bob] })).obstacles).toEqual([
      { why: "other-queue", queues: [sales], unless: { change: "serve-queue", queue: sales } },
      {
        ...{ why: "missing-skill", skill: "zh", needed: 6, has: 4, until: 5_000 },
        unless: { change: "raise-skill", skill: "zh", to: 6 },
      },
      { why: "not-ready", unless: { change: "get-ready" } },
      { why: "unreachable", unless: { change: "reconnect" } },
    ]);
  });

  it("says how many go before, and with which priority none would", () => {
    const first = contact("entry-1", { priority: 4, enteredAt: 10 });
    const second = contact("entry-2", { enteredAt: 5 });
    const last = contact("entry-3", { enteredAt: 20 });
    const { candidates, ...rest } = picture([first, second, last]);
    const busy = { ...ann, load: { voice: 1 } };
    expect(explain(last, busy, { ...rest, candidates })).toMatchObject({ ahead: 2, nextWithPriority: 3 });
    expect(explain(first, busy, { ...rest, candidates })).toEqual({
      ...{ entry: "entry-1", agent: "ann", ahead: 0 },
      obstacles: [
        { why: "no-room", channel: "voice", busyWith: "voice", unless: { change: "finish", channel: "voice" } },
      ],
    });
  });

  it("keeps a contact for the agent who served the customer last, and says until when", () => {
    const asked = contact("entry-1", { lastAgent: "bob" as UserId });
    const bob: Candidate = { agent: "bob" as UserId, queues: [sales], skills: [], reachable: true };
    const rules = new Map([[sales, { ...PLAIN_RULES, stickyMs: 9_000 }]]);
    expect(explain(asked, ann, picture([asked], { rules, candidates: [ann, bob] })).obstacles).toEqual([
      { why: "kept-for", agent: "bob", until: 9_000, unless: { change: "wait" } },
    ]);
    expect(route([asked], [ann, bob], rules, 1_000)).toEqual([]);
    expect(route([asked], [ann, bob], rules, 9_000)).toEqual([{ entry: "entry-1", agent: "ann" }]);
  });

  it("agrees with the router: no obstacle, and only then, the contact alone is given to the agent alone", () => {
    const entry = "entry-0" as QueueEntryId;
    fc.assert(
      fc.property(
        arbitraryRules,
        arbitraryContact(entry),
        fc.constantFrom(...AGENTS).chain(arbitraryCandidate),
        fc.integer({ min: 0, max: 60 }),
        (rules, asked, one, now) => {
          const { obstacles } = explain(asked, one, { rules, contacts: [asked], candidates: [one], now });
          expect(route([asked], [one], rules, now).length === 1).toBe(obstacles.length === 0);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("tells the truth about changes: with all of them made, the router gives the contact to that agent", () => {
    const entry = "entry-0" as QueueEntryId;
    fc.assert(
      fc.property(
        arbitraryRules,
        arbitraryContact(entry),
        fc.constantFrom(...AGENTS).chain(arbitraryCandidate),
        arbitraryCandidates,
        (rules, asked, one, others) => {
          let now = 15;
          const away = others.filter(({ agent }) => agent !== one.agent).map(({ readySince: _, ...rest }) => rest);
          let state = { one, asked, now };
          const { obstacles } = explain(asked, one, { rules, contacts: [asked], candidates: [one, ...away], now });
          fc.pre(!obstacles.some(({ why }) => why === "reserve"));
          for (const obstacle of obstacles) state = after(obstacle.unless, obstacle, state.one, state.asked, state.now);
          now = state.now;
          const made = route([state.asked], [state.one, ...away], withoutReserve(rules), now);
          expect(made).toEqual([{ entry, agent: one.agent }]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("tells the truth about time: at the instant it names, the obstacle is gone", () => {
    const entry = "entry-0" as QueueEntryId;
    fc.assert(
      fc.property(arbitraryRules, arbitraryContact(entry), arbitraryCandidates, (rules, asked, candidates) => {
        for (const one of candidates) {
          const { obstacles } = explain(asked, one, { rules, contacts: [asked], candidates, now: 15 });
          for (const { until, why } of obstacles) {
            if (until === undefined) continue;
            const then = explain(asked, one, { rules, contacts: [asked], candidates, now: until });
            const same = then.obstacles.filter((each) => each.why === why);
            expect(same.length).toBeLessThan(obstacles.filter((each) => each.why === why).length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

const withoutReserve = (rules: Picture["rules"]) =>
  new Map([...rules].map(([queue, each]) => [queue, { ...each, reserve: 0 }]));
