/**
 * Routing decisions: `npm run bench -- routing`. Prints JSON lines. 10,000 agents × 100,000 waiting contacts × 200 skills on one
 * core: the bar is 5,000 assignments a second and 5 ms for a decision at p99, with everybody busy (an agent becomes free) and
 * with agents free (a contact comes in), by each strategy.
 */
import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Candidate } from "../src/routing/candidate.ts";
import type { Contact } from "../src/routing/contact.ts";
import { explain } from "../src/routing/explain.ts";
import { Router } from "../src/routing/router.ts";
import { PLAIN_RULES, STRATEGIES, type Strategy } from "../src/routing/routing-rules.ts";

const AGENTS = 10_000;
const WAITING = 100_000;
const SKILLS = 200;
const QUEUES = 40;
const DECISIONS = 10_000;
const BAR = { perSecond: 5_000, p99Ms: 5 };

let seed = 12_345;
/** A whole number below `most`: a linear congruential generator, so that every run decides the same. */
const below = (most: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * most);
};
const some = <T>(count: number, make: () => T): readonly T[] => [...new Set(Array.from({ length: count }, make))];
const queue = () => `queue-${below(QUEUES)}` as QueueId;
const skill = () => `skill-${below(SKILLS)}`;
const levels = (count: number, most: number) =>
  some(count, skill).map((name) => ({ skill: name, level: 1 + below(most) }));

let entries = 0;
const contact = (): Contact => ({
  entry: `entry-${++entries}` as QueueEntryId,
  queue: queue(),
  // Every tenth asks for nothing, the others for one to three skills.
  skills: below(10) === 0 ? [] : levels(1 + below(3), 5),
  priority: 1 + below(9),
  enteredAt: entries,
});
const candidates = Array.from(
  { length: AGENTS },
  (_, index): Candidate => ({
    ...{ agent: `agent-${index}` as UserId, queues: some(1 + below(5), queue), skills: levels(4 + below(9), 10) },
    ...{ reachable: true, readySince: index, served: below(40), lastGivenAt: below(1_000) },
  }),
);

for (const strategy of STRATEGIES) {
  const router = centre(strategy);
  for (const candidate of candidates) router.signIn({ ...candidate, load: { voice: 1 } }, 0);
  const waiting = Array.from({ length: WAITING }, contact);
  const before = performance.now();
  for (const each of waiting) router.enter(each, entries);
  const fillMs = Math.round(performance.now() - before);
  const figures = measure((next) => {
    const made = router.release(`agent-${below(AGENTS)}` as UserId, "voice", entries).length;
    if (made > 0) router.enter(next, entries);
    return made;
  });
  print({ figure: "an agent becomes free", strategy, waiting: router.waiting, fillMs, ...figures });
}

for (const strategy of STRATEGIES) {
  const router = centre(strategy);
  for (const candidate of candidates) router.signIn(candidate, 0);
  const busy: UserId[] = [];
  const figures = measure((next) => {
    const made = router.enter(next, entries);
    if (made) busy.push(made.agent);
    // A contact that nobody can take would only fill the list.
    else router.leave(next.entry);
    if (busy.length > AGENTS / 2) router.release(busy.shift() as UserId, "voice", entries);
    return made ? 1 : 0;
  });
  print({ figure: "a contact comes in", strategy, free: AGENTS / 2, ...figures });
}

const asked = contact();
const contacts = [asked, ...Array.from({ length: 500 }, contact)];
const start = performance.now();
for (const candidate of candidates) explain(asked, candidate, { contacts, candidates, rules: new Map(), now: entries });
print({
  figure: "why not, one contact beside 500 others, for every agent",
  agents: AGENTS,
  ms: Math.round(performance.now() - start),
});

function centre(strategy: Strategy): Router {
  const rules = { ...PLAIN_RULES, strategy, ageingMs: 20_000 };
  return new Router(new Map(Array.from({ length: QUEUES }, (_, index) => [`queue-${index}` as QueueId, rules])));
}

/** Decisions, also those that found nobody: `perSecond` by the clock, `perCpuSecond` by what this process used of a core: neighbours do not count. */
function measure(decide: (next: Contact) => number): object {
  const contacts = Array.from({ length: DECISIONS }, contact);
  for (let warmUp = 0; warmUp < 2_000; warmUp++) decide(contact());
  const times: number[] = [];
  let assigned = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (const next of contacts) {
    const before = performance.now();
    assigned += decide(next);
    times.push(performance.now() - before);
  }
  const seconds = (performance.now() - start) / 1_000;
  const used = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 1_000) / 1_000;
  const perSecond = Math.round(contacts.length / seconds);
  const perCpuSecond = Math.round(contacts.length / ((used.user + used.system) / 1_000_000));
  return { assigned, perSecond, perCpuSecond, p50Ms: at(0.5), p99Ms: at(0.99), bar: BAR };
}

function print(line: object): void {
  console.log(JSON.stringify(line));
}
