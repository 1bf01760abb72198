import type { OfferId, QueueEntryId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgentState } from "./agent.ts";
import { Floor } from "./floor.fake.ts";
import type { QueueEntryState } from "./queue.ts";

const AGENTS = ["ann", "bob"] as const;
const ENTRY = "e-1" as QueueEntryId;
const RING_MS = 20_000;
const WRAP_UP_MS = 30_000;

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

/** One contact and two agents, and what is said of them. */
class Centre {
  readonly #floor = new Floor();
  readonly #offered = new Set<OfferId>();
  readonly won: string[] = [];

  constructor() {
    this.#floor.enter(ENTRY);
    for (const id of AGENTS) this.#floor.signUp(id as UserId, { status: "ready", since: 0 });
  }

  get entry(): QueueEntryState {
    return this.#floor.entries.get(ENTRY)?.state as QueueEntryState;
  }

  get agents(): readonly (readonly [UserId, AgentState])[] {
    return [...this.#floor.agents].map(([id, { state }]) => [id, state]);
  }

  hear(said: Said, now: Instant): void {
    switch (said.what) {
      case "offer": {
        const id = `o-${said.offer}` as OfferId;
        if (this.#offered.has(id)) return;
        const made = { offer: id, entry: ENTRY, agent: said.agent as UserId, until: now + RING_MS };
        if (this.#floor.offer(made, now)) this.#offered.add(id);
        return;
      }
      case "answer": {
        const id = `o-${said.offer}` as OfferId;
        if (this.#floor.claim(id, now)) this.won.push(id);
        return;
      }
      case "miss":
      case "decline":
      case "withdraw":
        this.#floor.endOffer(`o-${said.offer}` as OfferId, HOW[said.what], now);
        return;
      case "hang-up":
        this.#floor.endConversation(ENTRY, now, WRAP_UP_MS);
        return;
      case "leave":
        this.#floor.leave(ENTRY, now);
        return;
      case "wrapped-up":
        this.#floor.move(said.agent as UserId, { type: "wrapped-up" }, now);
        return;
      case "ready":
      case "break":
        this.#floor.ask(said.agent as UserId, said.what === "ready" ? "ready" : "away", now);
    }
  }

  /** What runtimes do when time has passed; conversations of calls that are over end. */
  sweep(now: Instant, callIsOver: boolean): void {
    this.#floor.sweep(now);
    if (callIsOver) this.#floor.endConversation(ENTRY, now, WRAP_UP_MS);
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
          const talking = centre.agents.filter(([, state]) => state.status === "talking").map(([id]) => id);
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
          for (const [, state] of centre.agents) if ("until" in state) expect(state.until).toBeGreaterThan(at);
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
        for (const [, state] of centre.agents) expect(["ready", "away", "offline"]).toContain(state.status);
        expect(["waiting", "done", "left"]).toContain(centre.entry.status);
      }),
      { numRuns: 2_000 },
    );
  });
});
