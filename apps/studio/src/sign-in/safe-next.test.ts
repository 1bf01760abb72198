import { describe, expect, it } from "vitest";
import { safeNext } from "./safe-next.ts";

describe("where sign-in leads", () => {
  it("is the page that was asked for", () => {
    expect(safeNext("/flows/welcome")).toBe("/flows/welcome");
  });

  it("is never another site", () => {
    for (const evil of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      expect(safeNext(evil)).toBe("/");
    }
  });

  it("is the landing page when nothing was asked for", () => {
    expect(safeNext(null)).toBe("/");
    expect(safeNext("/sign-in?next=/flows")).toBe("/");
  });
});
