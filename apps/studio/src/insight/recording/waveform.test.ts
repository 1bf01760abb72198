import { describe, expect, it } from "vitest";
import { waveformOf } from "./waveform.ts";

/** A 16-bit PCM WAV of these frames, each one sample per channel. */
function wav(frames: readonly (readonly number[])[], said?: number, before: readonly number[] = []): ArrayBuffer {
  const channels = frames[0]?.length ?? 2;
  const data = frames.length * channels * 2;
  const view = new DataView(new ArrayBuffer(44 + before.length + data));
  const text = (at: number, letters: string) => {
    for (const [index, letter] of [...letters].entries()) view.setUint8(at + index, letter.charCodeAt(0));
  };
  text(0, "RIFF");
  view.setUint32(4, 36 + data, true);
  text(8, "WAVE");
  text(12, "fmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, 8_000, true);
  view.setUint16(34, 16, true);
  for (const [index, byte] of before.entries()) view.setUint8(36 + index, byte);
  const at = 36 + before.length;
  text(at, "data");
  view.setUint32(at + 4, said ?? data, true);
  for (const [index, sample] of frames.flat().entries()) view.setInt16(at + 8 + 2 * index, sample, true);
  return view.buffer;
}

describe("the waveform of a recording", () => {
  it("shows each side on its own channel, the loudest of each stretch", () => {
    const drawn = waveformOf(
      wav([
        [0, -32_768],
        [16_384, 0],
        [8_192, 0],
        [0, 0],
      ]),
      2,
    );
    expect(drawn?.channels.map((channel) => [...channel])).toEqual([
      [0.5, 0.25],
      [1, 0],
    ]);
  });

  it("knows how long it is", () => {
    expect(waveformOf(wav(Array.from({ length: 16_000 }, () => [0, 0])), 10)?.seconds).toBe(2);
  });

  it("draws a recording that is still being written, whose header says more than there is", () => {
    expect(waveformOf(wav([[1_000, 0]], 1_000_000), 1)?.channels[0]?.[0]).toBeCloseTo(1_000 / 32_768);
  });

  it("skips chunks that it does not know, padded to even length", () => {
    const list = [0x4c, 0x49, 0x53, 0x54, 3, 0, 0, 0, 1, 2, 3, 0];
    expect(waveformOf(wav([[32_767, 0]], undefined, list), 1)?.channels[0]?.[0]).toBeGreaterThan(0.99);
  });

  it("does not draw what is no PCM WAV", () => {
    expect(waveformOf(new ArrayBuffer(0), 10)).toBeUndefined();
    expect(waveformOf(new TextEncoder().encode("not a sound at all, only words").buffer, 10)).toBeUndefined();
    const compressed = wav([[0, 0]]);
    new DataView(compressed).setUint16(20, 7, true);
    expect(waveformOf(compressed, 10)).toBeUndefined();
  });

  it("draws silence for an empty recording", () => {
    expect(waveformOf(wav([]), 3)).toEqual({ channels: [new Float32Array(3), new Float32Array(3)], seconds: 0 });
  });
});
