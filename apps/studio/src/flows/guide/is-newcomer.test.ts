import { describe, expect, it } from "vitest";
import { isNewcomer } from "./is-newcomer.ts";

describe("a newcomer", () => {
  it("has no flow here, or only those of others", () => {
    expect(isNewcomer([], "Noor")).toBe(true);
    expect(isNewcomer([{ changedBy: "Lin" }, {}], "Noor")).toBe(true);
  });

  it("is one no more after the first flow", () => {
    expect(isNewcomer([{ changedBy: "Lin" }, { changedBy: "Noor" }], "Noor")).toBe(false);
  });
});
