import { metricDefinition } from "@patchbay/domain/metrics";
import { describe, expect, it } from "vitest";
import { freshRule, meant, OFFERED, shown } from "./alert-draft.ts";

describe("what alerts are offered on", () => {
  it.each(OFFERED.map((one) => [one.metric, one] as const))(
    "%s can be told apart so, in its own unit",
    (metric, one) => {
      const definition = metricDefinition(metric);
      expect(definition?.unit).toBe(one.unit);
      expect(definition?.dimensions).toEqual(expect.arrayContaining([...one.by]));
      expect(definition?.live).toBe(one.range === "live");
      expect(freshRule(metric)).toMatchObject({ metric, by: one.by[0], enabled: true });
    },
  );

  it("shows seconds and per cent, and means what it shows", () => {
    expect([shown(90_000, "ms"), shown(0.8, "share"), shown(3, "count")]).toEqual([90, 80, 3]);
    expect([meant(90, "ms"), meant(80, "share"), meant(3, "count")]).toEqual([90_000, 0.8, 3]);
  });
});
