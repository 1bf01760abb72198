import { describe, expect, it } from "vitest";
import { type AudioCodec, g722, pcma } from "./audio-codec.ts";
import { decodeG711, encodeG711, PCMA } from "./g711.ts";
import { JitterBuffer } from "./jitter-buffer.ts";

const FRAME = 160;
/** A voice-like sound that never repeats exactly: a 200 Hz tone, slowly louder and softer, in A-law. */
const speech = (start: number, length = FRAME) => {
  const codes = new Uint8Array(length);
  const samples = Int16Array.from({ length }, (_, i) => {
    const at = start + i;
    return (9_000 + 3_000 * Math.sin(at / 4_000)) * Math.sin((2 * Math.PI * 200 * at) / 8_000);
  });
  encodeG711(PCMA, samples, codes);
  return codes;
};
const decoded = (codes: Uint8Array) => {
  const samples = new Int16Array(codes.length);
  decodeG711(PCMA, codes, samples);
  return [...samples];
};
const quiet = new Uint8Array(FRAME).fill(PCMA.silence);

/** A buffer on a line: packets arrive at their times, frames are pulled every 20 ms. */
class Line {
  readonly buffer: JitterBuffer;
  readonly out: number[] = [];
  readonly #size: number;
  #at = 0;

  constructor(codec: AudioCodec = pcma) {
    this.buffer = new JitterBuffer(codec);
    this.#size = codec.rate / 50;
  }

  /** Frames with what arrives before each. */
  run(frames: number, arrive: (frame: number, at: number) => void = () => {}): number[] {
    const from = this.out.length;
    const frame = new Int16Array(this.#size);
    for (let i = 0; i < frames; i += 1) {
      arrive(i, this.#at);
      this.buffer.pull(frame);
      this.out.push(...frame);
      this.#at += 20;
    }
    return this.out.slice(from);
  }
}

const withoutSilence = (samples: readonly number[]) =>
  samples.slice(samples.findIndex((sample) => Math.abs(sample) > 50));
const effective = (samples: readonly number[]) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

describe("the jitter buffer", () => {
  it("keeps what came when the next datagram is read into the same bytes", () => {
    const line = new Line();
    const datagram = Buffer.alloc(12 + FRAME);
    const heard = line.run(12, (frame, at) => {
      datagram.set(speech(frame * FRAME), 12);
      line.buffer.push(frame * FRAME, datagram.subarray(12), at);
    });
    const start = heard.findIndex((sample) => sample !== 0);
    expect(heard.slice(start, start + 8 * FRAME)).toEqual(
      decoded(speech(0, 9 * FRAME)).slice(start % FRAME, (start % FRAME) + 8 * FRAME),
    );
  });

  it("gives packets of any length back as one stream, after its delay", () => {
    for (const length of [80, 160, 240, 480]) {
      const line = new Line();
      let sent = 0;
      line.run(60, (frame, at) => {
        for (; sent < (frame + 1) * FRAME; sent += length) line.buffer.push(sent, speech(sent, length), at);
      });
      const wanted = decoded(speech(0, 60 * FRAME));
      const begin = line.out.findIndex((sample) => Math.abs(sample) > 50);
      const offset = begin - wanted.findIndex((sample) => Math.abs(sample) > 50);
      expect(offset).toBeLessThanOrEqual(480);
      expect(line.out.slice(offset)).toEqual(wanted.slice(0, 60 * FRAME - offset));
    }
  });

  it("puts reordered packets in order and takes duplicates once, over the wrap of timestamps", () => {
    const start = 2 ** 32 - 320;
    const line = new Line();
    for (const index of [0, 2, 1, 1, 2, 3]) line.buffer.push((start + index * FRAME) >>> 0, speech(index * FRAME), 0);
    expect(line.run(6).slice(2 * FRAME)).toEqual(decoded(speech(0, 4 * FRAME)));
  });

  it("decodes wideband packets in the order of their time, not of their coming", () => {
    const packets = Array.from({ length: 12 }, (_, index) => {
      const samples = Int16Array.from({ length: 320 }, (_, i) => 8_000 * Math.sin((index * 320 + i) / 9));
      return samples;
    });
    const encoder = g722.encoder();
    const coded = packets.map((samples) => encoder.encode(samples));
    const inOrder = new Line(g722);
    const mixedUp = new Line(g722);
    coded.forEach((payload, index) => void inOrder.buffer.push(index * FRAME, payload, 0));
    for (const index of [0, 2, 1, 3, 5, 4, 7, 6, 8, 10, 9, 11]) mixedUp.buffer.push(index * FRAME, coded[index]!, 0);
    expect(mixedUp.run(14)).toEqual(inOrder.run(14));
  });

  it("covers a lost packet with more of the voice, and a long gap with silence", () => {
    const line = new Line();
    const packets = (frame: number, at: number) => {
      if (frame !== 20 && (frame < 40 || frame > 60)) line.buffer.push(frame * FRAME, speech(frame * FRAME), at);
    };
    const out = line.run(60, packets);
    const lost = out.slice(22 * FRAME, 23 * FRAME);
    const original = decoded(speech(20 * FRAME));
    const missed = lost.map((sample, i) => sample - original[i]!);
    expect(effective(missed)).toBeLessThan(effective(original) / 2);
    expect(line.buffer.concealed).toBeGreaterThan(0);
    expect(effective(out.slice(46 * FRAME))).toBe(0);
  });

  it("plays noise of the party's level while the party says that it is silent", () => {
    const line = new Line();
    line.run(10, (frame, at) => line.buffer.push(frame * FRAME, speech(frame * FRAME), at));
    line.buffer.pushNoise(10 * FRAME, Uint8Array.of(50));
    const pause = line.run(30).slice(5 * FRAME);
    expect(20 * Math.log10(effective(pause) / 32_768)).toBeCloseTo(-50, 0);
    const again = line.run(10, (frame, at) => line.buffer.push((40 + frame) * FRAME, speech(frame * FRAME), at));
    expect(effective(again.slice(-3 * FRAME))).toBeGreaterThan(4_000);
  });

  it("waits as long as the network's jitter asks for, within bounds, and gives the delay back in pauses", () => {
    const line = new Line();
    const held: Uint8Array[] = [];
    const sound = (frame: number) => (frame % 50 < 25 ? speech(frame * FRAME) : quiet);
    line.run(300, (frame, at) => line.buffer.push(frame * FRAME, sound(frame), at));
    const calm = line.buffer.delayMs;
    // Every fifth moment brings five packets at once.
    line.run(500, (frame, at) => {
      held.push(sound(frame));
      if (frame % 5 !== 4) return;
      held.splice(0).forEach((payload, i) => void line.buffer.push((300 + frame - 4 + i) * FRAME, payload, at));
    });
    const rough = line.buffer.delayMs;
    const before = line.buffer.concealed;
    line.run(500, (frame, at) => {
      held.push(sound(frame));
      if (frame % 5 !== 4) return;
      held.splice(0).forEach((payload, i) => void line.buffer.push((800 + frame - 4 + i) * FRAME, payload, at));
    });
    expect(line.buffer.concealed - before).toBeLessThan(5);
    line.run(3_000, (frame, at) => line.buffer.push((1_300 + frame) * FRAME, sound(frame), at));
    expect(calm).toBeLessThanOrEqual(60);
    expect(rough).toBeGreaterThan(calm + 40);
    expect(rough).toBeLessThanOrEqual(400);
    expect(line.buffer.delayMs).toBeLessThanOrEqual(calm + 20);
  });

  it("starts anew when the sender's clock jumps", () => {
    const line = new Line();
    line.run(10, (frame, at) => line.buffer.push(frame * FRAME, quiet, at));
    const sound = speech(5);
    const out = line.run(5, (frame, at) => frame === 0 && line.buffer.push(1_000_000, sound, at));
    expect(withoutSilence(out).slice(0, 150)).toEqual(withoutSilence(decoded(sound)).slice(0, 150));
  });

  it("ignores a packet too long to be speech, and one that comes after its time", () => {
    const line = new Line();
    line.buffer.push(0, new Uint8Array(60_000).fill(1), 0);
    expect(effective(line.run(5))).toBe(0);
    line.run(20, (frame, at) => line.buffer.push(frame * FRAME, quiet, at));
    line.buffer.push(3 * FRAME, speech(0), 400);
    expect(line.buffer.late).toBe(1);
  });
});
