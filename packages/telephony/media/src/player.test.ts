import { decodeG711, encodeG711, type Law, PCMA, PCMU } from "@patchbay/rtp/g711";
import { describe, expect, it } from "vitest";
import { toneOverRestDb, typicalToneOverRestDb } from "./goertzel.ts";
import { addTo, clip } from "./mixer.ts";
import { Player, type PlayerSound, WIDE } from "./player.ts";
import { tone } from "./tone.ts";

const codes = (samples: Int16Array): PlayerSound => {
  const encoded = new Uint8Array(samples.length);
  encodeG711(PCMA, samples, encoded);
  return { kind: "codes", codes: encoded };
};

function play(player: Player, frames: number): Int16Array {
  const out = new Int16Array(frames * 160);
  const frame = new Uint8Array(160);
  for (let i = 0; i < frames; i += 1) {
    player.read(frame);
    decodeG711(player.format as Law, frame, out, i * 160);
  }
  return out;
}

describe("the player", () => {
  it("plays sounds of odd lengths without a gap between them", () => {
    const whole = tone([440], 1_000);
    const parts = [whole.subarray(0, 333), whole.subarray(333, 4_001), whole.subarray(4_001)].map(codes);
    const player = new Player(PCMA, parts);
    expect(toneOverRestDb(play(player, 50), 440)).toBeGreaterThan(30);
    expect(player.finished).toBe(true);
  });

  it("plays wide samples and tones for wideband lines", () => {
    const sounds: readonly PlayerSound[] = [
      { kind: "codes", codes: tone([440], 500, -10, 16_000) },
      { kind: "tone", hertz: [440], levelDb: -10, length: 8_000 },
    ];
    const player = new Player(WIDE, sounds);
    const out = new Int16Array(16_000);
    for (let at = 0; at < out.length; at += 320) player.read(out.subarray(at, at + 320));
    expect(toneOverRestDb(out, 440, 16_000)).toBeGreaterThan(40);
    expect(player.finished).toBe(true);
  });

  it("makes tones at the level asked for", () => {
    const heard = play(new Player(PCMU, [{ kind: "tone", hertz: [425], levelDb: -10, length: 8_000 }]), 50);
    const rms = Math.sqrt(heard.reduce((sum, sample) => sum + sample * sample, 0) / heard.length);
    // 0 dBm0 is 3.14 dB below a full-scale sine.
    expect(20 * Math.log10(rms / (32_124 / Math.SQRT2)) + 3.14).toBeCloseTo(-10, 1);
  });

  it("ends with silence in the frame it does not fill, and says that it has finished", () => {
    const player = new Player(PCMA, [codes(new Int16Array(200).fill(1_000))]);
    const out = play(player, 2);
    expect(out[199]).toBeGreaterThan(900);
    expect(Math.abs(out[200]!)).toBeLessThan(10);
    expect(player.finished).toBe(true);
    expect(player.read(new Uint8Array(160))).toBe(false);
  });

  it("loops without a seam until it is no longer asked", () => {
    const player = new Player(PCMA, [codes(tone([400], 25))], true);
    expect(toneOverRestDb(play(player, 50), 400)).toBeGreaterThan(30);
    expect(player.finished).toBe(false);
  });

  it("has nothing to play when all sounds are empty, even in a loop", () => {
    const player = new Player(PCMA, [{ kind: "silence", length: 0 }], true);
    expect(player.read(new Uint8Array(160))).toBe(false);
    expect(player.finished).toBe(true);
  });
});

describe("mixing", () => {
  it("adds, and clips what is too loud", () => {
    const sum = new Int32Array(3);
    addTo(sum, Int16Array.of(100, 30_000, -30_000));
    addTo(sum, Int16Array.of(-50, 30_000, -30_000));
    const out = new Int16Array(3);
    clip(sum, out);
    expect([...out]).toEqual([50, 32_767, -32_768]);
  });
});

describe("looking for a tone", () => {
  it("tells it from others, from noise and from silence", () => {
    const two = tone([440, 1_000], 1_000);
    expect(toneOverRestDb(tone([440], 1_000), 440)).toBeGreaterThan(40);
    expect(toneOverRestDb(two, 440)).toBeCloseTo(0, 0);
    expect(toneOverRestDb(two, 700)).toBeLessThan(-40);
    expect(toneOverRestDb(new Int16Array(8_000), 440)).toBe(Number.NEGATIVE_INFINITY);
  });

  it("forgives a single gap where the typical sound is asked for", () => {
    const broken = tone([440], 1_000);
    broken.fill(0, 3_000, 3_500);
    expect(toneOverRestDb(broken, 440)).toBeLessThan(20);
    expect(typicalToneOverRestDb(broken, 440)).toBeGreaterThan(40);
  });
});
