import type { QueueId, UserId } from "@patchbay/base/ids";
import { PLAIN_RULES, STRATEGIES, type Strategy } from "@patchbay/domain/routing/routing-rules";
import { describe, expect, it } from "vitest";
import { erlangC, loadOf, type Pool } from "./erlang.ts";
import { type Centre, type ContactKind, simulate } from "./simulate.ts";

const HANDLE_MS = 180_000;
const LEVEL_MS = 20_000;
const sales = "sales" as QueueId;

const agentsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ agent: `agent-${index}` as UserId, queues: [sales], skills: [] }));

const kind = (perHour: number, rest: Partial<ContactKind> = {}): ContactKind => ({
  ...{ queue: sales, skills: [], priority: 5, perHour, meanHandleMs: HANDLE_MS, ...rest },
});

function centre(agents: number, kinds: readonly ContactKind[], strategy: Strategy = "longest-idle"): Centre {
  return { kinds, agents: agentsOf(agents), rules: new Map([[sales, { ...PLAIN_RULES, strategy }]]) };
}

const perHour = (load: number) => (load * 3_600_000) / HANDLE_MS;
const run = (of: Centre, contacts: number, seed = 1) =>
  simulate(of, { seed, contacts, warmUp: 5_000, serviceLevelMs: LEVEL_MS });

/** Within one per cent of the exact value. */
function expectExact(measured: number, exact: number): void {
  expect(measured / exact).toBeGreaterThan(0.99);
  expect(measured / exact).toBeLessThan(1.01);
}

describe("the simulator, over the router that decides on calls", { timeout: 120_000 }, () => {
  it("agrees with the exact waits of two priorities within 1 %", () => {
    // Cobham's formula for M/M/n: W(first) = W₀ ∕ (1 − ρ₁), W(second) = W₀ ∕ ((1 − ρ₁)(1 − ρ)), W₀ = C·h ∕ n.
    const agents = 10;
    const [first, second] = [3, 4.5];
    const pool: Pool = { agents, perHour: perHour(first + second), meanHandleMs: HANDLE_MS };
    const base = (erlangC(pool).waitedShare * HANDLE_MS) / agents;
    const open = 1 - first / agents;
    const { kinds } = run(
      centre(agents, [kind(perHour(first), { priority: 1 }), kind(perHour(second), { priority: 5 })]),
      500_000,
    );
    expectExact(kinds[0]?.meanWaitMs ?? 0, base / open);
    expectExact(kinds[1]?.meanWaitMs ?? 0, base / (open * (1 - loadOf(pool) / agents)));
  });

  it("serves equal agents alike by any strategy: who gets a contact changes nobody's wait", () => {
    const outcomes = STRATEGIES.map((strategy) => run(centre(8, [kind(perHour(6))], strategy), 20_000).meanWaitMs);
    // Which agent draws which handling time is all that differs, and times are drawn in the order of answers.
    expect(new Set(outcomes).size).toBe(1);
  });

  it("says the same for the same seed, and another thing for another", () => {
    const of = centre(5, [kind(perHour(4), { meanPatienceMs: 60_000 })]);
    expect(run(of, 5_000)).toEqual(run(of, 5_000));
    expect(run(of, 5_000)).not.toEqual(run(of, 5_000, 2));
  });

  it("shows what skills cost: the same load with two half pools waits longer than one pool", () => {
    const half = (skill: string, from: number) =>
      Array.from({ length: 5 }, (_, index) => ({
        ...{ agent: `agent-${from + index}` as UserId, queues: [sales], skills: [{ skill, level: 5 }] },
      }));
    const speaks = (skill: string) => kind(perHour(4), { skills: [{ skill, level: 1 }] });
    const split: Centre = {
      ...{ kinds: [speaks("en"), speaks("zh")], agents: [...half("en", 0), ...half("zh", 5)], rules: new Map() },
    };
    const exact = erlangC({ agents: 5, perHour: perHour(4), meanHandleMs: HANDLE_MS });
    const measured = run(split, 30_000).meanWaitMs;
    expect(measured).toBeGreaterThan(run(centre(10, [kind(perHour(8))]), 30_000).meanWaitMs * 1.5);
    expect(measured / exact.meanWaitMs).toBeGreaterThan(0.85);
  });
});
