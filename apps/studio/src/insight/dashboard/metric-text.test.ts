import { expect, it } from "vitest";
import { metricText } from "./metric-text.ts";

it("writes each unit as people read it", () => {
  expect(metricText(1_204, "count", "en")).toBe("1,204");
  expect(metricText(0.925, "share", "en")).toBe("92.5%");
  expect(metricText(185_000, "ms", "en")).toBe("3:05");
});

it("does not take an undefined share for zero", () => {
  expect(metricText(null, "share", "en")).toBe("—");
  expect(metricText(0, "share", "en")).toBe("0%");
});
