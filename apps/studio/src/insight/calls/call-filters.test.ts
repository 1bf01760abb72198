import { describe, expect, it } from "vitest";
import { type CallFilters, readFilters, searchOf, writeFilters } from "./call-filters.ts";

const FILTERS: CallFilters = {
  text: "Ada & Co",
  queue: "billing",
  agent: "u-1",
  outcome: "abandoned",
  range: "7d",
  openOnly: true,
};

describe("the call list's filters", () => {
  it("survive the address bar", () => {
    expect(readFilters(new URLSearchParams(writeFilters(FILTERS)))).toEqual(FILTERS);
    expect(writeFilters({ text: "", openOnly: false })).toBe("");
  });

  it("leave out what the address says in vain", () => {
    expect(readFilters(new URLSearchParams("range=century&open=yes&queue="))).toEqual({ text: "", openOnly: false });
  });

  it("begin today at midnight where the tenant is", () => {
    const noon = Date.parse("2026-11-22T04:00:00Z");
    expect(searchOf({ text: " ", openOnly: false, range: "today" }, "Asia/Shanghai", noon)).toEqual({
      from: Date.parse("2026-11-21T16:00:00Z"),
    });
  });
});
