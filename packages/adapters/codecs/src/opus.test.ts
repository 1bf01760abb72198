import { toneOverRestDb } from "@patchbay/media/goertzel";
import { tone } from "@patchbay/media/tone";
import { opusMillis } from "@patchbay/rtp/opus-packet";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { opus } from "./opus.ts";

const FRAME = 320;

describe("Opus", () => {
  it("carries a wideband tone, 20 ms at a time", () => {
    const encoder = opus.encoder();
    const decoder = opus.decoder();
    const said = tone([440, 5_000], 1_000, -16, 16_000);
    const heard = new Int16Array(said.length);
    for (let at = 0; at < said.length; at += FRAME) {
      const payload = encoder.encode(said.subarray(at, at + FRAME));
      expect(opus.ticks(payload)).toBe(960);
      heard.set(decoder.decode(payload)!, at);
    }
    for (const hertz of [440, 5_000]) expect(toneOverRestDb(heard.subarray(4_800), hertz, 16_000)).toBeGreaterThan(-4);
  });

  it("knows how long a packet plays from its first octets", () => {
    expect(opusMillis(Uint8Array.of(0b00001_000))).toBe(20);
    expect(opusMillis(Uint8Array.of(0b00011_001))).toBe(120);
    expect(opusMillis(Uint8Array.of(0b10000_000))).toBe(2.5);
    expect(opusMillis(Uint8Array.of(0b11111_011, 3))).toBe(60);
    expect(opusMillis(Uint8Array.of(0b00011_011, 9))).toBe(0);
    expect(opusMillis(new Uint8Array())).toBe(0);
  });

  it("takes whatever the network brings", () => {
    const decoder = opus.decoder();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (payload) => {
        const samples = decoder.decode(payload);
        if (samples) expect(samples.length).toBe(opusMillis(payload) * 16);
      }),
      { numRuns: 3_000 },
    );
  });
});
