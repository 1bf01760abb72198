import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import { describe, expect, it } from "vitest";
import type { Candidate } from "./candidate.ts";
import { USUAL_CAPACITY } from "./capacity.ts";
import type { Contact } from "./contact.ts";
import { route } from "./route.ts";
import { PLAIN_RULES, type Ring, type RoutingRules } from "./routing-rules.ts";

const sales = "sales" as QueueId;
const spare = "spare" as QueueId;
const NOW = 1_000_000;
const SECOND = 1_000;

const agent = (name: string, rest: Partial<Candidate> = {}): Candidate => ({
  ...{ agent: name as UserId, queues: [sales], skills: [], readySince: NOW - 60 * SECOND, reachable: true, ...rest },
});
const contact = (name: string, rest: Partial<Contact> = {}): Contact => ({
  ...{ entry: name as QueueEntryId, queue: sales, skills: [], priority: 5, enteredAt: NOW, ...rest },
});
const ring = (rest: Partial<Ring>): Ring => ({
  ...{ afterMs: 30 * SECOND, levelsFewer: 0, without: [], also: [], anyTeam: false, ...rest },
});
const skill = (name: string, level: number) => [{ skill: name, level }];

/** Who gets what, as `contact → agent`. */
function given(contacts: readonly Contact[], agents: readonly Candidate[], rules: Partial<RoutingRules> = {}) {
  const made = route(contacts, agents, new Map([[sales, { ...PLAIN_RULES, ...rules }]]), NOW);
  return made.map(({ entry, agent: to }) => `${entry} → ${to}`);
}

describe("which of several free agents", () => {
  const agents = [
    agent("fresh", { readySince: NOW - 5 * SECOND, served: 0, lastGivenAt: NOW - 5 * SECOND, skills: skill("zh", 5) }),
    agent("rested", {
      readySince: NOW - 90 * SECOND,
      served: 9,
      lastGivenAt: NOW - 90 * SECOND,
      skills: skill("zh", 9),
    }),
    agent("plain", {
      readySince: NOW - 20 * SECOND,
      served: 4,
      lastGivenAt: NOW - 400 * SECOND,
      skills: skill("zh", 3),
    }),
  ];
  const asked = [contact("c", { skills: skill("zh", 3) })];

  it.each([
    ["longest-idle", "the one who is free the longest", "rested"],
    ["least-busy", "the one who served the fewest", "fresh"],
    ["most-skilled", "the one at the highest level", "rested"],
    ["closest-fit", "the one who just suffices, so that experts stay free for the hard cases", "plain"],
    ["round-robin", "the one who was given a contact the longest time ago", "plain"],
  ] as const)("%s is %s", (strategy, _, name) => {
    expect(given(asked, agents, { strategy })).toEqual([`c → ${name}`]);
  });

  it("least busy looks at what is at hand before what was served", () => {
    const busy = agent("busy", { served: 0, load: { chat: 2 } });
    const idle = agent("idle", { served: 50 });
    expect(given([contact("c")], [busy, idle], { strategy: "least-busy" })).toEqual(["c → idle"]);
  });
});

describe("who will do", () => {
  it("has every skill at the level asked for", () => {
    const asked = contact("c", { skills: [...skill("zh", 4), ...skill("loans", 2)] });
    const half = agent("half", { skills: skill("zh", 9) });
    const low = agent("low", { skills: [...skill("zh", 3), ...skill("loans", 9)] });
    const both = agent("both", { skills: [...skill("zh", 4), ...skill("loans", 2)] });
    expect(given([asked], [half, low])).toEqual([]);
    expect(given([asked], [half, low, both])).toEqual(["c → both"]);
  });

  it("a new hire gets the simple case and the expert the hard one, also when the expert is free the longest", () => {
    const hire = agent("hire", { skills: skill("experience", 2) });
    const expert = agent("expert", { skills: skill("experience", 9), readySince: 0 });
    const simple = contact("simple", { skills: skill("experience", 1) });
    const hard = contact("hard", { skills: skill("experience", 8), enteredAt: NOW + 1 });
    expect(given([simple, hard], [hire, expert], { strategy: "closest-fit" })).toEqual([
      "simple → hire",
      "hard → expert",
    ]);
  });

  it("is in one of the queue's teams, until a ring opens to any", () => {
    const rules = { teams: ["north"], rings: [ring({ anyTeam: true })] };
    const away = agent("away", { team: "south" });
    expect(given([contact("c")], [away], rules)).toEqual([]);
    expect(given([contact("c", { enteredAt: NOW - 31 * SECOND })], [away], rules)).toEqual(["c → away"]);
  });

  it("works in that direction", () => {
    const out = contact("out", { direction: "out" });
    expect(given([out], [agent("in", { mode: "inbound" })])).toEqual([]);
    expect(given([contact("c")], [agent("caller", { mode: "outbound" })])).toEqual([]);
    expect(given([out], [agent("both")])).toEqual(["out → both"]);
  });

  it("did not miss this very contact a moment ago", () => {
    const missed = contact("c", { notTo: [{ agent: "ann" as UserId, until: NOW + SECOND }] });
    expect(given([missed], [agent("ann")])).toEqual([]);
    expect(given([missed], [agent("ann"), agent("bob")])).toEqual(["c → bob"]);
  });

  it("is the agent of last time, while the contact is kept; afterwards anybody", () => {
    const kept = { stickyMs: 20 * SECOND };
    const again = contact("c", { lastAgent: "ann" as UserId, enteredAt: NOW - 5 * SECOND });
    const busy = agent("ann", { load: { voice: 1 } });
    expect(given([again], [busy, agent("bob")], kept)).toEqual([]);
    expect(given([again], [agent("ann", { readySince: NOW }), agent("bob")], kept)).toEqual(["c → ann"]);
    expect(given([{ ...again, enteredAt: NOW - 21 * SECOND }], [busy, agent("bob")], kept)).toEqual(["c → bob"]);
  });
});

describe("rings that widen while a contact waits", () => {
  const waited = (millis: number) => contact("c", { skills: skill("zh", 5), enteredAt: NOW - millis });
  const low = agent("low", { skills: skill("zh", 3) });

  it("make fewer levels do, and then no skill at all", () => {
    const rings = [ring({ levelsFewer: 2 }), ring({ afterMs: 60 * SECOND, without: ["zh"] })];
    expect(given([waited(29 * SECOND)], [low], { rings })).toEqual([]);
    expect(given([waited(30 * SECOND)], [low], { rings })).toEqual(["c → low"]);
    expect(given([waited(59 * SECOND)], [agent("none")], { rings })).toEqual([]);
    expect(given([waited(60 * SECOND)], [agent("none")], { rings })).toEqual(["c → none"]);
  });

  it("overflow to the agents of another queue, and to another site, which is a queue and a team of its own", () => {
    const site = agent("at another site", { queues: [spare], team: "lisbon" });
    const rules = { teams: ["berlin"], rings: [ring({ also: [spare], anyTeam: true })] };
    expect(given([contact("c", { enteredAt: NOW - 29 * SECOND })], [site], rules)).toEqual([]);
    expect(given([contact("c", { enteredAt: NOW - 30 * SECOND })], [site], rules)).toEqual(["c → at another site"]);
  });
});

describe("whose turn it is", () => {
  const ann = [agent("ann")];

  it("is the more urgent one's, and of two alike the one's who came first", () => {
    const [late, soon] = [
      contact("late", { enteredAt: NOW - SECOND }),
      contact("soon", { enteredAt: NOW - 2 * SECOND }),
    ];
    expect(given([late, soon], ann)).toEqual(["soon → ann"]);
    expect(given([{ ...late, priority: 4 }, soon], ann)).toEqual(["late → ann"]);
  });

  it("comes by waiting, too: a step of priority is worth so long", () => {
    const urgent = contact("urgent", { priority: 4 });
    const patient = (millis: number) => contact("patient", { enteredAt: NOW - millis });
    const ageing = { ageingMs: 60 * SECOND };
    expect(given([patient(59 * SECOND), urgent], ann, ageing)).toEqual(["urgent → ann"]);
    expect(given([patient(61 * SECOND), urgent], ann, ageing)).toEqual(["patient → ann"]);
  });

  it("keeps the reserve for who is more urgent", () => {
    const rules = { reserve: 1, reserveFrom: 5 };
    const two = [agent("ann"), agent("bob")];
    expect(given([contact("a"), contact("b")], two, rules)).toHaveLength(1);
    expect(given([contact("a", { priority: 4 }), contact("b", { priority: 4 })], two, rules)).toHaveLength(2);
  });
});

describe("room beside what is at hand", () => {
  const chat = (name: string) => contact(name, { channel: "chat" });

  it("is counted for each channel", () => {
    expect(given([chat("c")], [agent("ann", { load: { chat: 2 } })])).toEqual(["c → ann"]);
    expect(given([chat("c")], [agent("ann", { load: { chat: 3 } })])).toEqual([]);
    const capacity = { ...USUAL_CAPACITY, most: { ...USUAL_CAPACITY.most, chat: 4 } };
    expect(given([chat("c")], [agent("ann", { load: { chat: 3 }, capacity })])).toEqual(["c → ann"]);
  });

  it("depends on what may interrupt what: a call comes beside a chat, nothing beside a call", () => {
    expect(given([contact("call")], [agent("ann", { load: { chat: 1 } })])).toEqual(["call → ann"]);
    expect(given([chat("c")], [agent("ann", { load: { voice: 1 } })])).toEqual([]);
    const interrupts = { ...USUAL_CAPACITY.interrupts, voice: [] };
    const alone = agent("ann", { load: { chat: 1 }, capacity: { ...USUAL_CAPACITY, interrupts } });
    expect(given([contact("call")], [alone])).toEqual([]);
  });
});
