import type { QueueId, UserId } from "@patchbay/base/ids";
import { PLAIN_RULES } from "@patchbay/domain/routing/routing-rules";
import { describe, expect, it } from "vitest";
import { erlangA, erlangALevel, erlangC, erlangCLevel, type Pool } from "./erlang.ts";
import { nDesign } from "./n-design.fake.ts";
import { type ContactKind, simulate } from "./simulate.ts";

const HANDLE_MS = 180_000;
const LEVEL_MS = 20_000;
const CONTACTS = 40_000;
const queue = "queue" as QueueId;
const MINUTE = 60_000;

const seats = (count: number, skills: readonly { skill: string; level: number }[] = [], from = 0) =>
  Array.from({ length: count }, (_, index) => ({ agent: `${from + index}` as UserId, queues: [queue], skills }));
const perHour = (load: number) => (load * 3_600_000) / HANDLE_MS;
const kind = (load: number, rest: Partial<ContactKind> = {}): ContactKind => ({
  ...{ queue, skills: [], priority: 5, perHour: perHour(load), meanHandleMs: HANDLE_MS, ...rest },
});
const options = { contacts: CONTACTS, warmUp: 2_000, serviceLevelMs: LEVEL_MS };

/** Within one per cent of the exact value; of a share near 0, within a tenth of a per cent of all contacts. */
function expectExact(figure: string, simulated: number, exact: number): void {
  const off = Math.abs(simulated - exact);
  expect(off <= Math.max(0.01 * exact, figure === "inLevelShare" ? 0.001 : 0), `${figure} ${simulated}, ${exact}`).toBe(
    true,
  );
}

describe("the simulator, at any load and size, over the router that decides on calls", { timeout: 300_000 }, () => {
  it.each([1, 2, 5, 10, 50, 200, 1_000])("agrees with Erlang C within 1 %: %i agents", (agents) => {
    for (const use of [0.5, 0.7, 0.85, 0.95, 0.98]) {
      const pool: Pool = { agents, perHour: perHour(agents * use), meanHandleMs: HANDLE_MS };
      const exact = erlangC(pool);
      // So rare that no run of this length meets it.
      if (exact.waitedShare < 1e-4) continue;
      const measured = simulate(
        { kinds: [kind(agents * use)], agents: seats(agents), rules: new Map() },
        { ...options, seed: Math.round(agents + use * 100) },
      );
      for (const figure of ["waitedShare", "meanWaitMs", "occupancy"] as const)
        expectExact(figure, measured[figure], exact[figure]);
      expectExact("inLevelShare", measured.inLevelShare, erlangCLevel(pool, LEVEL_MS));
    }
  });

  it.each([10_000, 60_000, 3 * MINUTE, 10 * MINUTE])(
    "agrees with Erlang A within 1 %: patience of %i ms",
    (patience) => {
      for (const agents of [1, 5, 20, 200]) {
        for (const use of [0.5, 0.9, 1.1]) {
          const pool: Pool = { agents, perHour: perHour(agents * use), meanHandleMs: HANDLE_MS };
          const exact = erlangA(pool, patience);
          if (exact.waitedShare < 1e-4) continue;
          const kinds = [kind(agents * use, { meanPatienceMs: patience })];
          const measured = simulate(
            { kinds, agents: seats(agents), rules: new Map() },
            { ...options, seed: agents + Math.round(use * 100) },
          );
          for (const figure of ["waitedShare", "meanWaitMs", "abandonedShare", "occupancy"] as const)
            expectExact(figure, measured[figure], exact[figure]);
          expectExact("inLevelShare", measured.inLevelShare, erlangALevel(pool, patience, LEVEL_MS));
        }
      }
    },
  );

  it.each([
    { own: 4, both: 4, first: 4.5, second: 2.5 },
    { own: 6, both: 4, first: 6, second: 4 },
  ])(
    "agrees with the N-design within 1 %: $own agents for one kind, $both for both",
    ({ own, both, first, second }) => {
      const patienceMs = 2 * MINUTE;
      const exact = nDesign({ own, both, first, second, impatience: HANDLE_MS / patienceMs });
      const asks = (skill: string, load: number, priority: number) =>
        kind(load, { skills: [{ skill, level: 1 }], priority, meanPatienceMs: patienceMs });
      const measured = simulate(
        {
          kinds: [asks("one", first, 5), asks("two", second, 1)],
          agents: [
            ...seats(own, [{ skill: "one", level: 1 }]),
            ...seats(
              both,
              [
                { skill: "one", level: 5 },
                { skill: "two", level: 1 },
              ],
              own,
            ),
          ],
          rules: new Map([[queue, { ...PLAIN_RULES, strategy: "closest-fit" }]]),
        },
        { ...options, contacts: 400_000, seed: 3 },
      );
      for (const [index, load] of [first, second].entries()) {
        const { meanWaitMs = 0, abandonedShare = 0 } = measured.kinds[index] ?? {};
        const waiting = exact.waiting[index] ?? 0;
        expectExact("meanWaitMs", meanWaitMs, (waiting * HANDLE_MS) / load);
        expectExact("abandonedShare", abandonedShare, (waiting * (HANDLE_MS / patienceMs)) / load);
      }
      expectExact("occupancy", measured.occupancy, exact.busy / (own + both));
    },
  );

  it("does not take its laws for the centre's: half pools are seen to wait as half pools", () => {
    const half = erlangC({ agents: 5, perHour: perHour(4), meanHandleMs: HANDLE_MS });
    const speaks = (skill: string) => kind(4, { skills: [{ skill, level: 1 }] });
    const { meanWaitMs, errors } = simulate(
      {
        kinds: [speaks("en"), speaks("zh")],
        agents: [...seats(5, [{ skill: "en", level: 5 }]), ...seats(5, [{ skill: "zh", level: 5 }], 5)],
        rules: new Map(),
      },
      { ...options, contacts: 400_000, seed: 5 },
    );
    expect(Math.abs(meanWaitMs - half.meanWaitMs)).toBeLessThan(4 * errors.meanWaitMs);
    expect(errors.meanWaitMs / half.meanWaitMs).toBeLessThan(0.03);
  });
});
