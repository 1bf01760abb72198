import { describe, expect, it } from "vitest";
import { RandomShift } from "./random-shift.fake.ts";

/** Ten things happen for each run asked for: `npm run fuzz -- assignment` is ten million. */
const events = 10 * Number(process.env.FUZZ_RUNS ?? 3_000);
/** The slice in CI has a guard against hanging; the whole takes what it takes. */
const timeout = process.env.FUZZ_RUNS ? 0 : 120_000;
/** After so many the floor is emptied, and the next shift begins with other rules and people. */
const SHIFT = 250_000;

describe(`assignments over 50 queues and 500 agents, under ${events} random events`, () => {
  it(
    "give no agent two calls or more than fits, lose no call, keep the order, and reserve nobody for long",
    () => {
      const counts: RandomShift["counts"][] = [];
      for (let done = 0; done < events; done += SHIFT) {
        const shift = new RandomShift({ seed: done + 18, queues: 50, agents: 500 });
        for (let left = Math.min(SHIFT, events - done); left > 0; left--) shift.happen();
        expect(shift.broken).toEqual({ overCapacity: 0, lost: 0, outOfTurn: 0, heldTooLong: 0 });
        expect(shift.drain()).toBe(0);
        expect(shift.broken.lost).toBe(0);
        counts.push(shift.counts);
      }
      const sum = (what: keyof RandomShift["counts"]) => counts.reduce((all, each) => all + each[what], 0);
      const { length } = counts;
      const most = Math.max(...counts.map(({ mostWaiting }) => mostWaiting));
      console.info(
        `${length} shifts, at most ${most} waiting: ${sum("came")} came, ${sum("offered")} offers, ${sum("answered")} answered, ${sum("gaveUp")} gave up, ${sum("transferred")} handed on, ${sum("crashes")} crashes, ${sum("deposed")} deposed routers`,
      );
      expect(sum("answered")).toBeGreaterThan(events / 50);
      expect(sum("crashes") * sum("deposed")).toBeGreaterThan(0);
    },
    timeout,
  );
});
