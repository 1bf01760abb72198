import { describe, expect, it } from "vitest";
import { clockContract } from "./clock.contract.ts";
import { FakeClock } from "./clock.fake.ts";

clockContract("FakeClock", () => {
  const clock = new FakeClock();
  return {
    clock,
    pass: async (millis) => {
      await Promise.resolve();
      clock.advance(millis);
    },
  };
});

describe("FakeClock", () => {
  it("wakes timers that woken ones set, when they fall into the time that passes", () => {
    const clock = new FakeClock(0);
    const wakes: number[] = [];
    clock.at(10, () => {
      wakes.push(clock.now());
      clock.at(25, () => wakes.push(clock.now()));
    });
    clock.advance(30);
    expect(wakes).toEqual([10, 25]);
    expect(clock.now()).toBe(30);
    expect(clock.nextWake()).toBeUndefined();
  });
});
