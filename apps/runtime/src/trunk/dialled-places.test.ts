import { describe, expect, it } from "vitest";
import { bindingsOf } from "./dialled-places.ts";

describe("as what a dialled number may be bound", () => {
  it("has its spellings first, then the blocks that it is in, the smallest first", () => {
    expect(bindingsOf("4000")).toEqual(["4000", "400*"]);
    expect(bindingsOf("493012")).toEqual(["493012", "49301*", "4930*", "493*"]);
    expect(bindingsOf("4930123").slice(0, 3)).toEqual(["4930123", "+4930123", "493012*"]);
    expect(bindingsOf("004930123").slice(0, 2)).toEqual(["004930123", "+4930123"]);
    expect(bindingsOf("+4930123").at(-1)).toBe("+493*");
  });

  it("is only itself where it is no number", () => {
    for (const name of ["alice", "*97", "1#", "12"]) expect(bindingsOf(name), name).toEqual([name]);
  });
});
