import { describe, expect, it } from "vitest";
import { watchMedia } from "./media-watch.ts";

/** A stream of packets on a clock of its own. */
function line() {
  let at = 0;
  let packets = 0;
  let flows = true;
  let gone = 0;
  let timers: { readonly due: number; readonly run: () => void }[] = [];
  const later = (delay: number, run: () => void) => {
    const timer = { due: at + delay, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  };
  const watch = watchMedia(
    async () => packets,
    () => gone++,
    { now: () => at, later },
  );
  const pass = async (millis: number) => {
    for (const end = at + millis; at < end; ) {
      at += 50;
      if (flows) packets += 2;
      const due = timers.filter((timer) => timer.due <= at);
      timers = timers.filter((timer) => timer.due > at);
      for (const { run } of due) run();
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { watch, pass, gone: () => gone, flow: (on: boolean) => (flows = on) };
}

describe("the watch over a call's audio", () => {
  it("says once that nothing comes any more, after three seconds", async () => {
    const { pass, gone, flow } = line();
    await pass(10_000);
    flow(false);
    await pass(2_500);
    expect(gone()).toBe(0);
    await pass(10_000);
    expect(gone()).toBe(1);
  });

  it("forgets a gap when packets come again", async () => {
    const { pass, gone, flow } = line();
    for (let gap = 0; gap < 4; gap++) {
      flow(false);
      await pass(2_000);
      flow(true);
      await pass(500);
    }
    expect(gone()).toBe(0);
  });

  it("doubts sooner when the line has just come back, and trusts again once a packet came", async () => {
    const { watch, pass, gone, flow } = line();
    watch.hurry();
    await pass(2_000);
    flow(false);
    await pass(2_000);
    expect(gone()).toBe(0);
    watch.hurry();
    await pass(1_000);
    expect(gone()).toBe(1);
  });

  it("says nothing after it was stopped", async () => {
    const { watch, pass, gone, flow } = line();
    flow(false);
    await pass(1_000);
    watch.stop();
    await pass(10_000);
    expect(gone()).toBe(0);
  });
});
