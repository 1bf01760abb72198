import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import fc from "fast-check";
import type { Candidate } from "./candidate.ts";
import type { Contact } from "./contact.ts";
import { type RoutingRules, STRATEGIES } from "./routing-rules.ts";

/** Small random centres for the properties: few names, so that contacts and agents often suit each other. */
export const QUEUES = ["sales", "support", "night"].map((id) => id as QueueId);
export const AGENTS = Array.from({ length: 6 }, (_, index) => `agent-${index}` as UserId);
const TEAMS = ["north", "south"];
const SKILLS = ["en", "zh", "vip"];

const skills = fc.uniqueArray(fc.record({ skill: fc.constantFrom(...SKILLS), level: fc.integer({ min: 1, max: 4 }) }), {
  maxLength: 2,
  selector: ({ skill }) => skill,
});
const instant = fc.integer({ min: 0, max: 30 });

const ring = fc.record({
  afterMs: fc.integer({ min: 1, max: 20 }),
  levelsFewer: fc.integer({ min: 0, max: 2 }),
  without: fc.subarray(SKILLS, { maxLength: 1 }),
  also: fc.subarray(QUEUES, { maxLength: 1 }),
  anyTeam: fc.boolean(),
});

const rulesOfQueue: fc.Arbitrary<RoutingRules> = fc.record({
  strategy: fc.constantFrom(...STRATEGIES),
  ageingMs: fc.constantFrom(0, 0, 5),
  rings: fc.array(ring, { maxLength: 2 }),
  teams: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray(TEAMS, { minLength: 1, maxLength: 1 })),
  stickyMs: fc.constantFrom(0, 0, 8),
  reserve: fc.constantFrom(0, 0, 0, 1),
  reserveFrom: fc.constantFrom(1, 5),
});

export const arbitraryRules: fc.Arbitrary<ReadonlyMap<QueueId, RoutingRules>> = fc
  .tuple(rulesOfQueue, rulesOfQueue, rulesOfQueue)
  .map((each) => new Map(QUEUES.map((queue, index) => [queue, each[index] as RoutingRules])));

export const arbitraryContact = (entry: QueueEntryId): fc.Arbitrary<Contact> =>
  fc.record(
    {
      entry: fc.constant(entry),
      queue: fc.constantFrom(...QUEUES),
      skills,
      priority: fc.integer({ min: 1, max: 9 }),
      enteredAt: instant,
      channel: fc.constantFrom("voice", "chat", "email"),
      direction: fc.constantFrom("in", "in", "out"),
      notTo: fc.array(fc.record({ agent: fc.constantFrom(...AGENTS), until: instant }), { maxLength: 1 }),
      lastAgent: fc.constantFrom(...AGENTS),
    },
    { requiredKeys: ["entry", "queue", "skills", "priority", "enteredAt"] },
  );

export const arbitraryContacts = (most: number): fc.Arbitrary<readonly Contact[]> =>
  fc
    .integer({ min: 0, max: most })
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, index) => arbitraryContact(`entry-${index}` as QueueEntryId))),
    );

export const arbitraryCandidate = (agent: UserId): fc.Arbitrary<Candidate> =>
  fc.record(
    {
      agent: fc.constant(agent),
      queues: fc.subarray(QUEUES),
      skills,
      team: fc.constantFrom(...TEAMS),
      mode: fc.constantFrom("blended", "blended", "inbound", "outbound"),
      load: fc.record({ chat: fc.integer({ min: 0, max: 3 }), email: fc.integer({ min: 0, max: 2 }) }),
      readySince: instant,
      reachable: fc.constantFrom(true, true, true, false),
      served: fc.integer({ min: 0, max: 5 }),
      lastGivenAt: instant,
    },
    { requiredKeys: ["agent", "queues", "skills", "reachable"] },
  );

export const arbitraryCandidates: fc.Arbitrary<readonly Candidate[]> = fc
  .subarray(AGENTS)
  .chain((agents) => fc.tuple(...agents.map(arbitraryCandidate)));
