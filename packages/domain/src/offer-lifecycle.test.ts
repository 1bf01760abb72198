import type { OfferId, QueueEntryId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AgentEvent, type AgentState, nextAgentState } from "./agent.ts";
import { nextEntryState, type QueueEntryEvent, type QueueEntryState } from "./queue.ts";

const AGENTS = ["ann", "bob"] as const;
const ENTRY = "e-1" as QueueEntryId;
const RING_MS = 20_000;

/** What processes say of one contact and two agents. Each is told once or more, late, in any order, or never. */
type Said =
  | { readonly what: "offer"; readonly agent: (typeof AGENTS)[number]; readonly offer: number }
  | { readonly what: "answer" | "miss" | "decline" | "withdraw"; readonly offer: number }
  | { readonly what: "hang-up" | "leave" }
  | { readonly what: "wrapped-up" | "ready" | "break"; readonly agent: (typeof AGENTS)[number] };

const agent = fc.constantFrom(...AGENTS);
const offer = fc.integer({ min: 1, max: 4 });
const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({ what: fc.constant("offer" as const), agent, offer }),
  fc.record({ what: fc.constantFrom("answer", "answer", "miss", "decline", "withdraw"), offer }),
  fc.record({ what: fc.constantFrom("hang-up", "leave") }),
  fc.record({ what: fc.constantFrom("wrapped-up", "ready", "ready", "break"), agent }),
);
/** Said twice at most, each after its own delay: the order of arrival is another than that of speaking. */
const arrivals = fc
  .array(fc.record({ said, delays: fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 2 }) }), {
    maxLength: 40,
  })
  .map((list) =>
    list
      .flatMap(({ said, delays }, index) => delays.map((delay) => ({ said, at: 1_000 * index + delay })))
      .sort((a, b) => a.at - b.at),
  );

/** Entry and agents as the store moves them: both by their reducers, or neither. */
class Centre {
  entry: QueueEntryState = { status: "waiting" };
  readonly agents = new Map<string, AgentState>(AGENTS.map((id) => [id, { status: "ready", since: 0 }]));
  readonly #offered = new Map<string, string>();
  readonly won: string[] = [];

  hear(said: Said, now: Instant): void {
    switch (said.what) {
      case "offer": {
        const id = `o-${said.offer}` as OfferId;
        if (this.#offered.has(id)) return;
        const until = now + RING_MS;
        const event = { type: "offered", offer: id, agent: said.agent as UserId, until } as const;
        if (this.#both(event, said.agent, { ...event, entry: ENTRY }, now)) this.#offered.set(id, said.agent);
        return;
      }
      case "answer": {
        const id = `o-${said.offer}` as OfferId;
        const event = { type: "answered", offer: id } as const;
        if (this.#both(event, this.#offered.get(id) ?? "", event, now)) this.won.push(id);
        return;
      }
      case "miss":
      case "decline":
      case "withdraw":
        this.#endOffer(`o-${said.offer}` as OfferId, HOW[said.what], now);
        return;
      case "hang-up":
        this.#endConversation(now);
        return;
      case "leave":
        this.#moveEntry({ type: "left", how: "abandoned" }, now);
        return;
      case "wrapped-up":
        this.#moveAgent(said.agent, { type: "wrapped-up" }, now);
        return;
      case "ready":
        this.#moveAgent(said.agent, { type: "asked", wish: { status: "ready" } }, now);
        return;
      case "break":
        this.#moveAgent(said.agent, { type: "asked", wish: { status: "away", reason: "lunch" } }, now);
    }
  }

  /** What the router's owner does every second: ends what ran out, and conversations of calls that are over. */
  sweep(now: Instant, callIsOver: boolean): void {
    const { entry } = this;
    if (entry.status === "offered" && entry.until <= now) this.#endOffer(entry.offer, "missed", now);
    for (const id of this.agents.keys()) this.#moveAgent(id, { type: "tick" }, now);
    if (callIsOver) this.#endConversation(now);
  }

  #endOffer(id: OfferId, how: "missed" | "declined" | "withdrawn", now: Instant): void {
    this.#moveEntry({ type: "offer-ended", offer: id }, now);
    this.#moveAgent(this.#offered.get(id) ?? "", { type: "offer-ended", offer: id, how }, now);
  }

  #endConversation(now: Instant): void {
    if (this.entry.status !== "talking") return;
    const { agent } = this.entry;
    this.#moveEntry({ type: "ended" }, now);
    this.#moveAgent(agent, { type: "conversation-ended", entry: ENTRY, wrapUpUntil: now + 30_000 }, now);
  }

  #both(entryEvent: QueueEntryEvent, agent: string, agentEvent: AgentEvent, now: Instant): boolean {
    const before = this.agents.get(agent);
    const entry = nextEntryState(this.entry, entryEvent, now);
    const next = before && nextAgentState(before, agentEvent, now);
    if (!entry.ok || !next?.ok) return false;
    this.entry = entry.value;
    this.agents.set(agent, next.value);
    return true;
  }

  #moveEntry(event: QueueEntryEvent, now: Instant): void {
    const next = nextEntryState(this.entry, event, now);
    if (next.ok) this.entry = next.value;
  }

  #moveAgent(id: string, event: AgentEvent, now: Instant): void {
    const before = this.agents.get(id);
    const next = before && nextAgentState(before, event, now);
    if (next?.ok) this.agents.set(id, next.value);
  }
}

const HOW = { miss: "missed", decline: "declined", withdraw: "withdrawn" } as const;

describe("offers, with events shuffled, duplicated, delayed and lost", () => {
  it("are won once, by one agent, and a contact talks with nobody else", () => {
    fc.assert(
      fc.property(arrivals, (list) => {
        const centre = new Centre();
        for (const { said, at } of list) {
          centre.hear(said, at);
          expect(centre.won.length).toBeLessThanOrEqual(1);
          const talking = [...centre.agents].filter(([, state]) => state.status === "talking").map(([id]) => id);
          const { entry } = centre;
          expect(talking).toEqual(entry.status === "talking" ? [entry.agent] : []);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("hold an agent no longer than their lease, and only while the contact knows of them or it runs out", () => {
    fc.assert(
      fc.property(arrivals, (list) => {
        const centre = new Centre();
        for (const { said, at } of list) {
          centre.sweep(at, false);
          for (const state of centre.agents.values()) if ("until" in state) expect(state.until).toBeGreaterThan(at);
          if (centre.entry.status === "offered") expect(centre.entry.until).toBeGreaterThan(at);
          centre.hear(said, at);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("leave nobody stuck: once the call is over, time alone brings every agent to rest", () => {
    fc.assert(
      fc.property(arrivals, (list) => {
        const centre = new Centre();
        for (const { said, at } of list) centre.hear(said, at);
        const end = (list.at(-1)?.at ?? 0) + 1;
        for (const later of [0, RING_MS, 60_000, 120_000]) centre.sweep(end + later, true);
        for (const state of centre.agents.values()) expect(["ready", "away", "offline"]).toContain(state.status);
        expect(["waiting", "done", "left"]).toContain(centre.entry.status);
      }),
      { numRuns: 2_000 },
    );
  });
});
