import { describe, expect, it } from "vitest";
import { DigitSources } from "./digit-sources.ts";

describe("keys told by request and by tone", () => {
  it("are taken once each, whichever way is quicker", () => {
    const sources = new DigitSources();
    const told = ["request", "media", "request", "request", "media", "media", "media", "request"] as const;
    expect(told.map((source) => sources.isNew(source))).toEqual([true, false, true, true, false, false, true, false]);
  });

  it("are all taken where only one way tells them", () => {
    const sources = new DigitSources();
    expect([1, 2, 3].map(() => sources.isNew("media"))).toEqual([true, true, true]);
  });
});
