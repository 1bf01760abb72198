import type { Millis } from "@patchbay/base/time";
import { describe, expect, it } from "vitest";
import { type Clock, sleep } from "./clock.ts";

/** `pass` lets so much time go by. */
export function clockContract(
  name: string,
  open: () => { readonly clock: Clock; pass(millis: Millis): Promise<void> },
): void {
  describe(`${name} keeps the Clock contract`, () => {
    it("wakes once, not before the instant, and not inside the call that sets it", async () => {
      const { clock, pass } = open();
      const wakes: number[] = [];
      const wanted = clock.now() + 20;
      clock.at(wanted, () => wakes.push(clock.now()));
      expect(wakes).toEqual([]);
      await pass(60);
      expect(wakes).toHaveLength(1);
      expect(wakes[0]).toBeGreaterThanOrEqual(wanted);
    });

    it("wakes soon, but not at once, for an instant in the past", async () => {
      const { clock, pass } = open();
      let woken = false;
      clock.at(clock.now() - 1_000, () => {
        woken = true;
      });
      expect(woken).toBe(false);
      await pass(20);
      expect(woken).toBe(true);
    });

    it("does not wake after a cancel", async () => {
      const { clock, pass } = open();
      let woken = false;
      const cancel = clock.at(clock.now() + 10, () => {
        woken = true;
      });
      cancel();
      await pass(40);
      expect(woken).toBe(false);
    });

    it("wakes in the order of the instants", async () => {
      const { clock, pass } = open();
      const order: string[] = [];
      const now = clock.now();
      clock.at(now + 30, () => order.push("late"));
      clock.at(now + 10, () => order.push("early"));
      await pass(60);
      expect(order).toEqual(["early", "late"]);
    });

    it("ends a sleep with the reason of its signal", async () => {
      const { clock } = open();
      const stop = new AbortController();
      const sleeping = sleep(clock, 60_000, stop.signal);
      stop.abort(new Error("the caller hung up"));
      await expect(sleeping).rejects.toThrow("the caller hung up");
    });
  });
}
