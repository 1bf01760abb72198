import { describe, expect, it } from "vitest";
import { isFlowName, suggestName } from "./flow-name.ts";

describe("a flow's stable name", () => {
  it("is suggested from the title", () => {
    expect(suggestName("  Café: main line (2) ")).toBe("cafe-main-line-2");
  });

  it("begins with a letter", () => {
    expect(suggestName("24/7 hotline")).toBe("hotline");
    expect(isFlowName("24-hotline")).toBe(false);
  });

  it("is left to the author when the title has no Latin letters", () => {
    expect(suggestName("客服热线")).toBe("");
    expect(isFlowName("")).toBe(false);
  });

  it("is always one that is allowed, when there is one", () => {
    for (const title of ["A", "a--b", "--x--", "Straße 9", "x".repeat(200)]) {
      expect(isFlowName(suggestName(title)), title).toBe(true);
    }
  });
});
