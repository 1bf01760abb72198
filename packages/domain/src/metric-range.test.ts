import { describe, expect, it } from "vitest";
import { metricSpan } from "./metric-range.ts";

const at = (iso: string) => Date.parse(iso);

describe("metricSpan", () => {
  it("begins today at the zone's midnight, not at UTC's", () => {
    const now = at("2026-11-22T20:00:00Z");
    expect(metricSpan("today", "Asia/Shanghai", now)).toEqual({ from: at("2026-11-22T16:00:00Z"), to: now + 1 });
    expect(metricSpan("today", "UTC", now).from).toBe(at("2026-11-22T00:00:00Z"));
  });

  it("counts calendar days over a change of the clock", () => {
    const now = at("2026-03-30T10:00:00Z");
    expect(metricSpan("7d", "Europe/Berlin", now).from).toBe(at("2026-03-23T23:00:00Z"));
    expect(metricSpan("today", "Europe/Berlin", now).from).toBe(at("2026-03-29T22:00:00Z"));
  });

  it("takes the last 24 hours to the millisecond", () => {
    const now = at("2026-11-22T20:00:00.123Z");
    expect(metricSpan("24h", "Asia/Shanghai", now).from).toBe(at("2026-11-21T20:00:00.123Z"));
  });
});
