import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agentsFor, erlangA, erlangALevel, erlangB, erlangC, erlangCLevel, loadOf, type Pool } from "./erlang.ts";

/** Fixed point with 200 decimal places: whole numbers of 10^-200. */
const ONE = 10n ** 200n;
const exact = (value: number): bigint => (BigInt(Math.round(value * 1e12)) * ONE) / 10n ** 12n;
const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;
const per = (a: bigint, b: bigint): bigint => (a * ONE) / b;
const asNumber = (value: bigint): number => Number(value) / 1e200;

/** The same by the definition: Poisson terms of k busy agents, a^k ∕ k!, each exactly. */
function exactC(agents: number, load: bigint): bigint {
  let term = ONE;
  let fewer = 0n;
  for (let busy = 0; busy < agents; busy++) {
    fewer += term;
    term = times(term, load) / BigInt(busy + 1);
  }
  const all = per(times(term, BigInt(agents) * ONE), BigInt(agents) * ONE - load);
  return per(all, fewer + all);
}

function exactA(agents: number, load: bigint, impatience: bigint): { waited: bigint; abandoned: bigint } {
  let term = ONE;
  let total = 0n;
  for (let busy = 0; busy < agents; busy++) {
    total += term;
    term = times(term, load) / BigInt(busy + 1);
  }
  let all = 0n;
  let queued = 0n;
  for (let waiting = 0; term > 0n; waiting++) {
    all += term;
    queued += term * BigInt(waiting);
    term = per(times(term, load), BigInt(agents) * ONE + impatience * BigInt(waiting + 1));
  }
  total += all;
  return { waited: per(all, total), abandoned: per(times(per(queued, total), impatience), load) };
}

const HANDLE_MS = 180_000;
const pool = (agents: number, load: number): Pool => ({
  agents,
  perHour: (load * 3_600_000) / HANDLE_MS,
  meanHandleMs: HANDLE_MS,
});

describe("Erlang's formulas", () => {
  it("are those of the definition to ten digits, from one agent to five hundred", () => {
    for (const agents of [1, 2, 5, 10, 50, 100, 500]) {
      for (const use of [0.3, 0.6, 0.8, 0.9, 0.99]) {
        const load = agents * use;
        const waited = asNumber(exactC(agents, exact(load)));
        expect(erlangC(pool(agents, load)).waitedShare / waited).toBeCloseTo(1, 10);
      }
    }
  });

  it("hold with impatience too, also for more load than agents", () => {
    for (const agents of [1, 5, 10, 50, 100]) {
      for (const use of [0.5, 0.9, 1, 1.2, 2]) {
        for (const impatience of [0.1, 0.5, 1, 4]) {
          const load = agents * use;
          const { waited, abandoned } = exactA(agents, exact(load), exact(impatience));
          const waits = erlangA(pool(agents, load), HANDLE_MS / impatience);
          expect(waits.waitedShare / asNumber(waited)).toBeCloseTo(1, 10);
          expect(waits.abandonedShare / asNumber(abandoned)).toBeCloseTo(1, 10);
        }
      }
    }
  });

  it("agree where they meet: endless patience is no impatience, and who is handled or gives up has come", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 10, max: 95 }), (agents, percent) => {
        const one = pool(agents, (agents * percent) / 100);
        const patient = erlangA(one, HANDLE_MS * 1e9);
        const never = erlangC(one);
        expect(patient.meanWaitMs / never.meanWaitMs).toBeCloseTo(1, 4);
        const hasty = erlangA(one, HANDLE_MS / 3);
        expect(hasty.occupancy * agents).toBeCloseTo(loadOf(one) * (1 - hasty.abandonedShare), 9);
        expect(erlangB(agents, loadOf(one))).toBeLessThanOrEqual(never.waitedShare);
      }),
    );
  });

  it("find the fewest agents for a service level", () => {
    const goal = { share: 0.8, withinMs: 20_000 };
    const demand = { perHour: 200, meanHandleMs: HANDLE_MS };
    const agents = agentsFor(demand, goal);
    expect(erlangCLevel({ ...demand, agents }, goal.withinMs)).toBeGreaterThanOrEqual(goal.share);
    expect(erlangCLevel({ ...demand, agents: agents - 1 }, goal.withinMs)).toBeLessThan(goal.share);
  });

  it("know who is answered in time although some give up: equal to the waits walked through in small steps of time", () => {
    for (const [agents, load, patienceMs, withinMs] of [
      [1, 0.7, 60_000, 20_000],
      [5, 6, 90_000, 20_000],
      [10, 8, 600_000, 10_000],
      [50, 50, 10_000, 5_000],
    ] as const) {
      const walked = levelByWalking(pool(agents, load), patienceMs, withinMs);
      expect(erlangALevel(pool(agents, load), patienceMs, withinMs)).toBeCloseTo(walked, 4);
    }
    for (const use of [0.5, 0.8, 0.95]) {
      const one = pool(20, 20 * use);
      expect(erlangALevel(one, HANDLE_MS * 1e7, 20_000)).toBeCloseTo(erlangCLevel(one, 20_000), 5);
    }
  });

  it.each([
    // Agents by a count of our own in whole numbers: Poisson terms of 200 decimal places, level by level.
    { perHour: 20, share: 0.8, withinMs: 20_000 },
    { perHour: 200, share: 0.8, withinMs: 20_000 },
    { perHour: 200, share: 0.95, withinMs: 10_000 },
    { perHour: 1_000, share: 0.9, withinMs: 15_000 },
    { perHour: 4_000, share: 0.8, withinMs: 20_000 },
    { perHour: 18_000, share: 0.8, withinMs: 20_000 },
  ])(
    "answer $share within $withinMs ms at $perHour contacts an hour with as many agents as the definition",
    (asked) => {
      const demand = { perHour: asked.perHour, meanHandleMs: HANDLE_MS };
      const load = (asked.perHour * HANDLE_MS) / 3_600_000;
      let agents = Math.floor(load) + 1;
      const level = () =>
        1 - asNumber(exactC(agents, exact(load))) * Math.exp((-(agents - load) * asked.withinMs) / HANDLE_MS);
      while (level() < asked.share) agents += 1;
      expect(agentsFor(demand, asked)).toBe(agents);
    },
  );

  it("need fewer agents where callers give up, and the fewest that will do", () => {
    const goal = { share: 0.8, withinMs: 20_000 };
    const demand = { perHour: 2_000, meanHandleMs: HANDLE_MS };
    const agents = agentsFor(demand, goal, 60_000);
    expect(agents).toBeLessThan(agentsFor(demand, goal));
    expect(erlangALevel({ ...demand, agents }, 60_000, goal.withinMs)).toBeGreaterThanOrEqual(goal.share);
    expect(erlangALevel({ ...demand, agents: agents - 1 }, 60_000, goal.withinMs)).toBeLessThan(goal.share);
  });
});

/** One waiting contact watched in steps of time: those ahead are answered or give up, it is answered or gives up itself. */
function levelByWalking(one: Pool, patienceMs: number, withinMs: number): number {
  const { agents, meanHandleMs } = one;
  const serving = agents / meanHandleMs;
  const patience = 1 / patienceMs;
  const weights: number[] = [1];
  for (let count = 1; count < agents + 400; count++) {
    const leaving = Math.min(count, agents) / meanHandleMs + Math.max(0, count - agents) * patience;
    weights.push(((weights.at(-1) as number) * one.perHour) / 3_600_000 / leaving);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const ahead = weights.slice(agents).map((weight) => weight / total);
  let answered = weights.slice(0, agents).reduce((sum, weight) => sum + weight / total, 0);
  const step = 1;
  for (let time = 0; time < withinMs; time += step) {
    answered += (ahead[0] as number) * serving * step;
    for (let place = 0; place < ahead.length; place++) {
      const moves = (of: number) => (ahead[of] ?? 0) * (serving + of * patience) * step;
      ahead[place] = (ahead[place] as number) * (1 - patience * step) - moves(place) + moves(place + 1);
    }
  }
  return answered;
}
