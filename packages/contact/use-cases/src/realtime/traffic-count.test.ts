import type { RunId } from "@patchbay/base/ids";
import type { TenantEvent } from "@patchbay/wire/tenant-event";
import { describe, expect, it } from "vitest";
import { TrafficCount, trafficChange } from "./traffic-count.ts";

const MINUTE = 60_000;
const NOON = 12 * 60 * MINUTE;
const at = (run: string, node: string, exit?: string, more: object = {}) =>
  ({
    type: "run.at",
    tenant: "t",
    call: "c",
    run,
    flow: "main",
    node,
    at: NOON,
    ...(exit ? { exit } : {}),
    ...more,
  }) as TenantEvent;
const ended = (run: string) =>
  ({ type: "run.ended", tenant: "t", call: "c", run, flow: "main", outcome: "completed", at: NOON }) as TenantEvent;
const stored = {
  standing: [{ run: "1" as RunId, node: "menu" }],
  exits: [{ node: "menu", exit: "one", today: 5, minutes: [{ began: NOON - 59 * MINUTE, count: 2 }] }],
};

describe("the traffic of a flow", () => {
  it("is what is stored and what was heard since", () => {
    const traffic = new TrafficCount({ flow: "main" }, stored);
    for (const event of [at("2", "menu"), at("1", "menu", "one"), at("1", "queue")])
      expect(traffic.hear(event)).toBe(true);
    expect(traffic.state(NOON)).toEqual({
      whole: true,
      standing: { menu: 1, queue: 1 },
      exits: [{ node: "menu", exit: "one", today: 6, lastHour: 3 }],
    });
  });

  it("counts what was heard while the store was read as if it had been heard afterwards", () => {
    const events = [at("2", "menu"), at("1", "menu", "one"), ended("1")];
    const afterwards = new TrafficCount({ flow: "main" }, stored);
    for (const event of events) afterwards.hear(event);
    const meanwhile = new TrafficCount({ flow: "main" }, stored, events);
    expect(meanwhile.state(NOON)).toEqual(afterwards.state(NOON));
  });

  it("forgets runs that ended, and hours that passed", () => {
    const traffic = new TrafficCount({ flow: "main" }, stored);
    expect(traffic.hear(ended("1"))).toBe(true);
    expect(traffic.hear(ended("never-seen"))).toBe(false);
    expect(traffic.state(NOON + 2 * MINUTE)).toEqual({
      whole: true,
      standing: {},
      exits: [{ node: "menu", exit: "one", today: 5, lastHour: 0 }],
    });
  });

  it("counts neither other flows nor, of one version, the others", () => {
    const traffic = new TrafficCount({ flow: "main", version: 2 }, { standing: [], exits: [] });
    expect(traffic.hear(at("1", "menu", undefined, { flow: "other", version: 2 }))).toBe(false);
    expect(traffic.hear(at("1", "menu", undefined, { version: 1 }))).toBe(false);
    expect(traffic.hear(at("1", "menu", undefined, { version: 2 }))).toBe(true);
  });

  it("tells changes only: 0 where nobody stands any more", () => {
    const traffic = new TrafficCount({ flow: "main" }, stored);
    const before = traffic.state(NOON);
    expect(trafficChange(before, traffic.state(NOON))).toBeUndefined();
    traffic.hear(at("1", "menu", "two"));
    expect(trafficChange(before, traffic.state(NOON))).toEqual({
      whole: false,
      standing: { menu: 0 },
      exits: [{ node: "menu", exit: "two", today: 1, lastHour: 1 }],
    });
  });

  it("says as much about ten thousand runs as about one: what is told grows with the steps", () => {
    const traffic = new TrafficCount({ flow: "main" }, { standing: [], exits: [] });
    for (let run = 0; run < 10_000; run++) traffic.hear(at(`run-${run}`, run % 2 ? "menu" : "queue"));
    expect(traffic.state(NOON)).toEqual({ whole: true, standing: { menu: 5_000, queue: 5_000 }, exits: [] });
  });
});
