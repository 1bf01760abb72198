import { must } from "@patchbay/base/result";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toneOverRestDb } from "./goertzel.ts";
import { Recorder } from "./recorder.ts";
import { tone } from "./tone.ts";
import { readWav, wavHeader, wavToTelephone, writeWav } from "./wav.ts";

describe("a WAV file", () => {
  it("is read as it was written", () => {
    const left = tone([440], 50);
    const right = tone([600], 50);
    expect(must(readWav(writeWav([left, right])))).toEqual({ rate: 8_000, channels: [left, right] });
  });

  it("is read as far as it goes when it was cut short", () => {
    const file = writeWav([tone([440], 100)]);
    expect(must(readWav(file.subarray(0, 44 + 200))).channels[0]).toHaveLength(100);
  });

  it.each([8, 24, 32])("may have %i bits", (bits) => {
    const file = new Uint8Array(44 + (4 * bits) / 8);
    file.set(wavHeader(1, (4 * bits) / 8));
    const view = new DataView(file.buffer);
    view.setUint16(32, bits / 8, true);
    view.setUint16(34, bits, true);
    file.fill(bits === 8 ? 128 : 0, 44);
    file[43 + bits / 8] = 0x40;
    expect(must(readWav(file)).channels[0]?.[0]).toBe(bits === 8 ? (0x40 - 128) << 8 : 0x4000);
  });

  it.each([11_025, 16_000, 22_050, 44_100, 48_000])("at %i Hz becomes telephone sound of the same pitch", (rate) => {
    const samples = must(wavToTelephone(writeWav([tone([1_000], 1_000, -10, rate)], rate)));
    expect(Math.abs(samples.length - 8_000)).toBeLessThan(2);
    expect(toneOverRestDb(samples.subarray(800, 7_200), 1_000)).toBeGreaterThan(30);
  });

  it("loses what a telephone cannot carry, instead of folding it into the voice", () => {
    const samples = must(wavToTelephone(writeWav([tone([6_000], 500, -10, 48_000)], 48_000)));
    expect(Math.max(...samples.subarray(400, 3_600).map(Math.abs))).toBeLessThan(100);
  });

  it("is a value when it is none", () => {
    const file = writeWav([tone([440], 5)]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 6 }), fc.nat(130), (changes, length) => {
        const broken = Uint8Array.from(file.subarray(0, length));
        for (const [at, value] of changes) if (at < broken.length) broken[at] = value;
        readWav(broken);
      }),
      { numRuns: 2_000 },
    );
    expect(readWav(new Uint8Array(10))).toMatchObject({ ok: false });
  });
});

describe("the recorder", () => {
  it("gives a block a second, left what the party says, right what it hears", () => {
    const recorder = new Recorder(2);
    const says = new Int16Array(160).fill(1);
    const hears = new Int16Array(160).fill(2);
    const blocks = Array.from({ length: 120 }, () => recorder.push(says, hears));
    expect(blocks.findIndex(Boolean)).toBe(49);
    expect([...blocks[49]!.subarray(0, 4)]).toEqual([1, 2, 1, 2]);
    expect(recorder.flush()).toHaveLength(20 * 320);
    expect(recorder.durationMs).toBe(2_400);
  });

  it("writes silence while it is paused, and goes on in time", () => {
    const recorder = new Recorder(1);
    const says = new Int16Array(160).fill(9);
    recorder.push(says, says);
    recorder.paused = true;
    recorder.push(says, says);
    recorder.paused = false;
    recorder.push(says, says);
    const block = recorder.flush();
    expect([block[159], block[160], block[319], block[320]]).toEqual([9, 0, 0, 9]);
  });
});
