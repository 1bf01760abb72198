import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CallbackEvent, type CallbackState, callbacksToDial, nextCallbackState } from "./callback.ts";

const rules = { tries: 3, againAfterMs: 60_000, expiresAfterMs: 3_600_000 };
const fresh: CallbackState = { status: "waiting", tries: 0, notBefore: 0 };
const event: fc.Arbitrary<CallbackEvent> = fc.oneof(
  fc.record({ type: fc.constant("dialled" as const), until: fc.integer({ min: 0, max: 4_000_000 }) }),
  fc.record({
    type: fc.constantFrom("reached" as const, "not-reached" as const),
    attempt: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ type: fc.constantFrom("cancelled" as const, "tick" as const, "tick" as const) }),
);

function next(state: CallbackState, event: CallbackEvent, now: number): CallbackState {
  const moved = nextCallbackState({ state, enteredAt: 0 }, event, rules, now);
  return moved.ok ? moved.value : state;
}

describe("a callback", () => {
  it("is dialled no more often than it may be, is reached once, and always comes to an end", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), event), { maxLength: 60 }), (events) => {
        let state: CallbackState = fresh;
        let now = 0;
        let reached = 0;
        for (const [later, each] of events) {
          now += later;
          const before = state;
          state = next(state, each, now);
          if (state.status === "reached" && before.status !== "reached") reached += 1;
          if ("tries" in state) expect(state.tries).toBeLessThanOrEqual(rules.tries);
        }
        expect(reached).toBeLessThanOrEqual(1);
        for (const later of [5_000_000, 10_000_000]) state = next(state, { type: "tick" }, now + later);
        expect(["reached", "given-up"]).toContain(state.status);
      }),
      { numRuns: 1_000 },
    );
  });

  it("hears of an attempt only while it is the current one", () => {
    const first = next(fresh, { type: "dialled", until: 30_000 }, 0);
    const again = next(next(first, { type: "tick" }, 30_000), { type: "dialled", until: 120_000 }, 90_000);
    expect(next(again, { type: "reached", attempt: 1 }, 95_000)).toBe(again);
    expect(next(again, { type: "reached", attempt: 2 }, 95_000)).toEqual({ status: "reached", at: 95_000 });
  });

  it("goes neither before who came earlier nor behind who came later, and never outnumbers the free agents", () => {
    const waiting = fc.record({ turn: fc.integer({ min: 0, max: 40 }), state: fc.constant(fresh) });
    fc.assert(
      fc.property(
        fc.array(waiting, { maxLength: 8 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 6 }),
        (callbacks, ahead, free) => {
          const chosen = callbacksToDial(callbacks, { turnOf: ({ turn }) => turn, free, ahead, now: 0 });
          const served = [
            ...callbacks.map((callback) => ({ turn: callback.turn, callback })),
            ...ahead.map((turn) => ({ turn, callback: undefined })),
          ];
          for (const { turn } of chosen) {
            const earlier = served.filter((each) => each.turn < turn).length;
            expect(earlier).toBeLessThan(free);
          }
          expect(chosen.length).toBeLessThanOrEqual(free);
          // With as many agents as wait, everybody is dialled.
          const all = callbacksToDial(callbacks, { turnOf: ({ turn }) => turn, free: served.length, ahead, now: 0 });
          expect(all).toHaveLength(callbacks.length);
        },
      ),
    );
  });
});
