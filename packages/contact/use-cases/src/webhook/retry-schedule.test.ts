import { HOUR } from "@patchbay/base/time";
import { describe, expect, it } from "vitest";
import { RETRY_PAUSES, retryAt } from "./retry-schedule.ts";

describe("webhook retries", () => {
  it("go on for 24 hours and then stop", () => {
    const total = RETRY_PAUSES.reduce((sum, pause) => sum + pause, 0);
    expect(total).toBeGreaterThanOrEqual(23.9 * HOUR);
    expect(total).toBeLessThanOrEqual(24.5 * HOUR);
    expect(retryAt(RETRY_PAUSES.length + 1, 0)).toBeUndefined();
  });

  it("come back within seconds after the first failure and never sooner than before", () => {
    expect(retryAt(1, 1_000)).toBe(6_000);
    expect(RETRY_PAUSES.toSorted((a, b) => a - b)).toEqual(RETRY_PAUSES);
  });
});
