import { describe, expect, it } from "vitest";
import { JitterBuffer } from "./jitter-buffer.ts";

const FRAME = 160;
const ramp = (start: number, length = FRAME) => Int16Array.from({ length }, (_, i) => ((start + i) % 10_000) + 1);

function pull(buffer: JitterBuffer, frames: number): number[] {
  const out: number[] = [];
  const frame = new Int16Array(FRAME);
  for (let i = 0; i < frames; i += 1) {
    buffer.pull(frame);
    out.push(...frame);
  }
  return out;
}

const heard = (samples: readonly number[]) => samples.filter((sample) => sample !== 0);

describe("the jitter buffer", () => {
  it("gives packets of any length back as one stream, after its delay", () => {
    for (const length of [80, 160, 240, 480]) {
      const buffer = new JitterBuffer();
      const out: number[] = [];
      let sent = 0;
      for (let frame = 0; frame < 60; frame += 1) {
        for (; sent < (frame + 1) * FRAME; sent += length) buffer.push(sent, ramp(sent, length));
        out.push(...pull(buffer, 1));
      }
      const samples = heard(out);
      expect(out.length - samples.length).toBeLessThanOrEqual(480);
      expect(samples).toEqual([...ramp(0, samples.length)]);
    }
  });

  it("puts reordered packets in order and takes duplicates once, over the wrap of timestamps", () => {
    const start = 2 ** 32 - 320;
    const buffer = new JitterBuffer();
    const at = (index: number) => (start + index * FRAME) >>> 0;
    for (const index of [0, 2, 1, 1, 2, 3]) buffer.push(at(index), ramp(index * FRAME));
    expect(heard(pull(buffer, 6))).toEqual([...ramp(0, 4 * FRAME)]);
  });

  it("covers a lost packet with the fading last one, and a long gap with silence", () => {
    const buffer = new JitterBuffer();
    for (const index of [0, 1, 2, 4]) buffer.push(index * FRAME, new Int16Array(FRAME).fill(8_000));
    const out = pull(buffer, 7);
    const lost = out.slice(5 * FRAME, 6 * FRAME);
    expect(lost[0]).toBeGreaterThan(7_000);
    expect(lost.at(-1)).toBeLessThan(6_000);
    expect(
      pull(buffer, 6)
        .slice(-FRAME)
        .every((sample) => sample === 0),
    ).toBe(true);
  });

  it("waits longer when packets come late, and gives the delay back when they do not", () => {
    const buffer = new JitterBuffer();
    let sent = 0;
    const push = () => {
      buffer.push(sent, ramp(sent));
      sent += FRAME;
    };
    for (let i = 0; i < 5; i += 1) {
      push();
      pull(buffer, 1);
    }
    pull(buffer, 4);
    for (let i = 0; i < 4; i += 1) push();
    for (let i = 0; i < 20; i += 1) {
      push();
      pull(buffer, 1);
    }
    const late = buffer.reserve;
    expect(late).toBeGreaterThan(320);
    for (let i = 0; i < 2_000; i += 1) {
      push();
      pull(buffer, 1);
    }
    expect(buffer.reserve).toBeLessThan(late);
  });

  it("starts anew when the sender's clock jumps", () => {
    const buffer = new JitterBuffer();
    buffer.push(0, ramp(0));
    pull(buffer, 10);
    buffer.push(1_000_000, ramp(500));
    expect(heard(pull(buffer, 3))).toEqual([...ramp(500)]);
  });

  it("ignores a packet too long to be speech", () => {
    const buffer = new JitterBuffer();
    buffer.push(0, new Int16Array(60_000).fill(1));
    expect(heard(pull(buffer, 5))).toEqual([]);
  });
});
