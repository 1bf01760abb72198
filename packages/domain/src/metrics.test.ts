import { expect, it } from "vitest";
import { METRICS, metricDefinition } from "./metrics.ts";

it("defines each metric once, with title and formula in both languages", () => {
  expect(new Set(METRICS.map((metric) => metric.name)).size).toBe(METRICS.length);
  for (const metric of METRICS) {
    expect(metricDefinition(metric.name)).toBe(metric);
    for (const text of [metric.title, metric.formula]) {
      expect(text.en).not.toBe("");
      expect(text.zh).toMatch(/\p{Script=Han}/u);
    }
  }
  expect(metricDefinition("nothing")).toBeUndefined();
});

it("tells the three service levels apart by their formulas", () => {
  const levels = METRICS.filter((metric) => metric.name.startsWith("service-level"));
  expect(levels).toHaveLength(3);
  expect(new Set(levels.map((metric) => metric.formula.en)).size).toBe(3);
});
