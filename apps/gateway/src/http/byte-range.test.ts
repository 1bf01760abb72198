import { describe, expect, it } from "vitest";
import { byteRange } from "./byte-range.ts";

describe("byteRange", () => {
  it("reads open and closed ranges", () => {
    expect(byteRange("bytes=0-")).toEqual({ from: 0 });
    expect(byteRange(" bytes=100-199")).toEqual({ from: 100, to: 199 });
  });

  it("ignores what it may ignore", () => {
    for (const header of [undefined, "", "bytes=-500", "bytes=5-4", "bytes=0-1,4-5", "items=0-1", "bytes=0x1-"]) {
      expect(byteRange(header)).toBeUndefined();
    }
  });
});
