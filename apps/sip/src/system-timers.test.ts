import { describe, expect, it } from "vitest";
import { systemTimers } from "./system-timers.ts";

describe("the process's timers", () => {
  it("of one length ring in the order in which they were started, without those that were stopped", async () => {
    const rung: string[] = [];
    const done = Promise.withResolvers<void>();
    const [first, , third] = ["a", "b", "c", "d"].map((name) => systemTimers.start(20, () => rung.push(name)));
    first?.stop();
    third?.stop();
    third?.stop();
    systemTimers.start(20, done.resolve);
    await done.promise;
    expect(rung).toEqual(["b", "d"]);
  });

  it("ring no earlier than asked, also those that others start", async () => {
    const began = performance.now();
    await new Promise<void>((resolve) => systemTimers.start(15, () => systemTimers.start(15, resolve)));
    expect(performance.now() - began).toBeGreaterThanOrEqual(29);
  });

  it("of no length ring after the turn that started them, and leave the process its turns", async () => {
    const order: string[] = [];
    const done = Promise.withResolvers<void>();
    systemTimers.start(0, () => {
      order.push("timer");
      systemTimers.start(0, done.resolve);
    });
    order.push("turn");
    await done.promise;
    expect(order).toEqual(["turn", "timer"]);
  });

  it("may stop each other while they ring", async () => {
    const rung: string[] = [];
    const done = Promise.withResolvers<void>();
    const later = [1, 2].map((name) => systemTimers.start(25, () => rung.push(`late ${name}`)));
    systemTimers.start(10, () => {
      for (const timer of later) timer.stop();
      systemTimers.start(25, done.resolve);
    });
    await done.promise;
    expect(rung).toEqual([]);
  });
});
