import type { Instant } from "@patchbay/base/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AlertState, type AlertThreshold, CALM, nextAlertState } from "./alert.ts";

const LONG_QUEUE: AlertThreshold = { when: "above", limit: 10, clear: 5, forMs: 60_000 };
const FEW_READY: AlertThreshold = { when: "below", limit: 2, clear: 4, forMs: 0 };

/** A clock that only readings move on: [seconds, value] → the status after each. */
function play(threshold: AlertThreshold, readings: readonly (readonly [at: number, value: number | null])[]) {
  let state: AlertState = CALM;
  return readings.map(([at, value]) => {
    state = nextAlertState(threshold, state, value, at * 1_000);
    return state.status;
  });
}

describe("an alert", () => {
  it("is raised once the reading has stayed beyond the limit for long enough", () => {
    expect(
      play(LONG_QUEUE, [
        [0, 10],
        [1, 11],
        [30, 12],
        [60, 11],
        [61, 11],
      ]),
    ).toEqual([...["calm", "pending", "pending", "pending", "raised"]]);
  });

  it("begins to count anew when the reading came back in between", () => {
    expect(
      play(LONG_QUEUE, [
        [0, 11],
        [59, 11],
        [60, 10],
        [61, 11],
        [120, 11],
        [121, 11],
      ]),
    ).toEqual([...["pending", "pending", "calm", "pending", "pending", "raised"]]);
  });

  it("does not flicker between the limit and where it is over", () => {
    expect(
      play({ ...LONG_QUEUE, forMs: 0 }, [
        [0, 11],
        [1, 9],
        [2, 11],
        [3, 6],
        [4, 5],
        [5, 9],
      ]),
    ).toEqual([...["raised", "raised", "raised", "raised", "calm", "calm"]]);
  });

  it("works downwards, too, and at once where no time is asked for", () => {
    expect(
      play(FEW_READY, [
        [0, 2],
        [1, 1],
        [2, 3],
        [3, 4],
      ]),
    ).toEqual(["calm", "raised", "raised", "calm"]);
  });

  it("is over when there is nothing to read any more, and never begins on nothing", () => {
    expect(
      play(FEW_READY, [
        [0, null],
        [1, 0],
        [2, null],
      ]),
    ).toEqual(["calm", "raised", "calm"]);
    expect(
      play(LONG_QUEUE, [
        [0, 99],
        [1, null],
        [61, 99],
      ]),
    ).toEqual(["pending", "calm", "pending"]);
  });

  it("never ends at once because its end was set on the wrong side of the limit", () => {
    const wrong = { ...LONG_QUEUE, clear: 50, forMs: 0 };
    expect(
      play(wrong, [
        [0, 20],
        [1, 20],
        [2, 10],
      ]),
    ).toEqual(["raised", "raised", "calm"]);
  });

  it("is raised exactly when some stretch beyond the limit lasted long enough, whatever the readings", () => {
    const reading = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 60 }), (steps) => {
        let [at, state, since]: [Instant, AlertState, Instant | undefined] = [0, CALM, undefined];
        for (const [seconds, value] of steps) {
          at += seconds * 1_000;
          since = value > LONG_QUEUE.limit ? (since ?? at) : undefined;
          const before = state;
          state = nextAlertState(LONG_QUEUE, state, value, at);
          const longEnough = since !== undefined && at - since >= LONG_QUEUE.forMs;
          const stays = before.status === "raised" && value > LONG_QUEUE.clear;
          expect(state.status === "raised").toBe(longEnough || stays);
        }
      }),
    );
  });
});
