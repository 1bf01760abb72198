import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, route, type Waiting } from "./router.ts";

const queues = ["sales", "support", "night"].map((id) => id as QueueId);
const agentIds = Array.from({ length: 8 }, (_, index) => `agent-${index}` as UserId);
const skill = fc.record({ skill: fc.constantFrom("en", "zh", "vip"), level: fc.integer({ min: 1, max: 10 }) });
const uniqueSkills = fc.uniqueArray(skill, { maxLength: 2, selector: (item) => item.skill });

const waitingList: fc.Arbitrary<Waiting[]> = fc
  .array(
    fc.record({
      queue: fc.constantFrom(...queues),
      skills: uniqueSkills,
      priority: fc.integer({ min: 1, max: 9 }),
      enteredAt: fc.integer({ min: 0, max: 20 }),
      notTo: fc.subarray(agentIds, { maxLength: 2 }),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((item, index) => ({ ...item, entry: `entry-${index}` as QueueEntryId })));

const candidates: fc.Arbitrary<Candidate[]> = fc
  .uniqueArray(
    fc.record({
      agent: fc.constantFrom(...agentIds),
      queues: fc.subarray(queues),
      skills: uniqueSkills,
      readySince: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      reachable: fc.boolean(),
    }),
    { selector: (candidate) => candidate.agent },
  )
  .map((list) => list.map(({ readySince, ...rest }) => (readySince === undefined ? rest : { ...rest, readySince })));

const suits = (contact: Waiting, agent: Candidate) =>
  agent.queues.includes(contact.queue) &&
  agent.readySince !== undefined &&
  agent.reachable &&
  !contact.notTo.includes(agent.agent) &&
  contact.skills.every((need) => agent.skills.some((has) => has.skill === need.skill && has.level >= need.level));

const turn = (a: Waiting, b: Waiting) =>
  a.priority - b.priority || a.enteredAt - b.enteredAt || (a.entry < b.entry ? -1 : 1);

describe("route", () => {
  it("assigns each contact and each agent at most once, and only those who suit each other", () => {
    fc.assert(
      fc.property(waitingList, candidates, (waiting, agents) => {
        const { assignments } = route(waiting, agents);
        expect(new Set(assignments.map((item) => item.entry)).size).toBe(assignments.length);
        expect(new Set(assignments.map((item) => item.agent)).size).toBe(assignments.length);
        for (const { entry, agent } of assignments) {
          const contact = waiting.find((item) => item.entry === entry) as Waiting;
          expect(suits(contact, agents.find((item) => item.agent === agent) as Candidate)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("passes nobody over: an agent goes to a later contact only if no earlier one left waiting suits that agent", () => {
    fc.assert(
      fc.property(waitingList, candidates, (waiting, agents) => {
        const { assignments } = route(waiting, agents);
        const served = new Map(assignments.map((item) => [item.entry, item.agent]));
        for (const [entry, agentId] of served) {
          const later = waiting.find((item) => item.entry === entry) as Waiting;
          const agent = agents.find((item) => item.agent === agentId) as Candidate;
          for (const earlier of waiting) {
            if (served.has(earlier.entry) || turn(earlier, later) > 0) continue;
            expect(suits(earlier, agent)).toBe(false);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves nobody waiting for whom a suited agent is free, and gives a reason for every agent of the queue", () => {
    fc.assert(
      fc.property(waitingList, candidates, (waiting, agents) => {
        const { assignments, reasons } = route(waiting, agents);
        const busy = new Set(assignments.map((item) => item.agent));
        const served = new Set(assignments.map((item) => item.entry));
        for (const contact of waiting) {
          if (served.has(contact.entry)) continue;
          expect(agents.some((agent) => !busy.has(agent.agent) && suits(contact, agent))).toBe(false);
          const own = agents.filter((agent) => agent.queues.includes(contact.queue)).map((agent) => agent.agent);
          expect([...(reasons.get(contact.entry)?.keys() ?? [])].sort()).toEqual(own.sort());
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes the longest ready of the suited, and does not depend on the order of what it is given", () => {
    fc.assert(
      fc.property(waitingList, candidates, (waiting, agents) => {
        const forward = route(waiting, agents).assignments;
        expect(route(waiting.toReversed(), agents.toReversed()).assignments).toEqual(forward);
        const first = waiting.toSorted(turn)[0];
        const idle = agents.filter((agent) => first && suits(first, agent)).map((agent) => agent.readySince ?? 0);
        if (!first || idle.length === 0) return;
        const chosen = forward.find((item) => item.entry === first.entry)?.agent;
        expect(agents.find((agent) => agent.agent === chosen)?.readySince).toBe(Math.min(...idle));
      }),
      { numRuns: 1_000 },
    );
  });
});
