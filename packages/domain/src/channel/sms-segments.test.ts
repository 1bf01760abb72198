import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smsParts } from "./sms-segments.ts";

const counted = (text: string) => {
  const { coding, parts } = smsParts(text);
  return [coding, parts.length];
};

describe("short messages", () => {
  it("hold 160 septets alone and 153 in parts, 70 and 67 where a sign is not of the alphabet", () => {
    expect(counted("a".repeat(160))).toEqual(["gsm", 1]);
    expect(counted("a".repeat(161))).toEqual(["gsm", 2]);
    expect(counted("a".repeat(306))).toEqual(["gsm", 2]);
    expect(counted("a".repeat(307))).toEqual(["gsm", 3]);
    expect(counted("你".repeat(70))).toEqual(["ucs2", 1]);
    expect(counted("你".repeat(71))).toEqual(["ucs2", 2]);
    expect(counted("")).toEqual(["gsm", 1]);
  });

  it("count signs of the extension twice, and cut neither them nor a surrogate pair", () => {
    expect(counted("€".repeat(80))).toEqual(["gsm", 1]);
    expect(counted("€".repeat(81))).toEqual(["gsm", 2]);
    expect(smsParts(`${"a".repeat(152)}€${"b".repeat(10)}`).parts[1]?.[0]).toBe("€");
    for (const part of smsParts("👋".repeat(100)).parts) expect(part.isWellFormed()).toBe(true);
  });

  it("say in order what was written, each within its room", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 500 }), (text) => {
        const { coding, parts } = smsParts(text);
        expect(parts.join("")).toBe(text);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(coding === "gsm" ? 160 : 70);
      }),
    );
  });
});
