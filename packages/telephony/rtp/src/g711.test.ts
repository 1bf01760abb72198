import { describe, expect, it } from "vitest";
import { decodeG711, encodeG711, PCMA, PCMU } from "./g711.ts";

describe.each([PCMU, PCMA])("G.711 $name", (law) => {
  it("gives every code back after decoding and encoding (µ-law has two zeros)", () => {
    for (let code = 0; code < 256; code += 1) {
      const again = law.encode[law.decode[code]! & 0xffff]!;
      expect(law.decode[again]).toBe(law.decode[code]);
    }
  });

  it("keeps samples within the step of their segment", () => {
    for (let sample = -32_768; sample <= 32_767; sample += 13) {
      const decoded = law.decode[law.encode[sample & 0xffff]!]!;
      expect(Math.abs(decoded - sample)).toBeLessThanOrEqual(Math.max(16, Math.abs(sample) / 16 + 140));
    }
  });

  it("works on frames, at an offset", () => {
    const samples = Int16Array.of(0, 1_000, -1_000, 32_767);
    const codes = new Uint8Array(6);
    encodeG711(law, samples, codes, 2);
    const decoded = new Int16Array(6);
    decodeG711(law, codes.subarray(2), decoded, 2);
    expect(Math.abs(decoded[3]! - 1_000)).toBeLessThan(40);
    expect(decoded[4]).toBe(-decoded[3]!);
  });
});

describe("the code points of ITU-T G.711", () => {
  it("are those of the tables", () => {
    expect([PCMU.silence, PCMA.silence]).toEqual([0xff, 0xd5]);
    expect([PCMU.decode[0x00], PCMU.decode[0x80], PCMU.decode[0x7f]]).toEqual([-32_124, 32_124, 0]);
    expect([PCMA.decode[0x2a], PCMA.decode[0xaa], PCMA.decode[0x55]]).toEqual([-32_256, 32_256, -8]);
  });
});
