import { describe, expect, it } from "vitest";
import { AnswererDetector } from "./answerer-detector.ts";
import { BeepDetector } from "./beep-detector.ts";
import { steadyTone } from "./steady-tone.ts";
import { tone } from "./tone.ts";

const FRAME = 160;

describe("who answered", () => {
  it.each([
    ["a short greeting and a wait", [0.4, -0.6, 1.2], "person"],
    ["a name and a company, and a wait", [0.2, -0.5, 0.1, -0.6, 0.08, -0.4, 1], "person"],
    ["a greeting that goes on", [0.3, -2.5], "machine"],
    ["many words with short breaths between", [0.3, -0.3, 0.1, -0.3, 0.1, -0.3, 0.1, -0.3, 0.1, -0.3, 0.1], "machine"],
    ["nothing at all", [4], "unsure"],
    ["a click, and nothing", [0.5, -0.04, 3], "unsure"],
  ] as const)("hears %s: %j → %s", (_what, pattern, verdict) => {
    expect(judge(spoken(pattern))).toBe(verdict);
  });

  it("takes a beep for a machine at once", () => {
    expect(judge(join(silence(0.3), tone([1_000], 400), silence(1)))).toBe("machine");
  });

  it("is unsure when the time is up in the middle of a greeting", () => {
    expect(judge(spoken([0.5, -1.2, 0.3]), 1_500)).toBe("unsure");
  });

  it("hears through the noise of a line", () => {
    const noisy = spoken([0.4, -0.7, 1.2]).map((sample, i) => sample + (noise(i) % 40));
    expect(judge(noisy)).toBe("person");
  });
});

describe("the beep", () => {
  it("is told when it has ended, so that a message begins after it", () => {
    const audio = join(spoken([-1, 0.2]), tone([1_400], 300), silence(0.5));
    const heardAt = frames(audio).findIndex(pushTo(new BeepDetector()));
    expect(heardAt).toBe(frames(join(spoken([-1, 0.2]), tone([1_400], 300))).length);
  });

  it("is neither speech, nor a click, nor two tones together, nor a dial tone", () => {
    for (const audio of [
      spoken([-2, 0.5]),
      join(tone([1_000], 60), silence(0.5)),
      join(tone([697, 1_209], 500), silence(0.5)),
      join(tone([425], 4_000), silence(0.5)),
    ]) {
      expect(frames(audio).some(pushTo(new BeepDetector()))).toBe(false);
    }
  });

  it.each([400, 440, 1_000, 1_400, 2_000, 2_300])("of %i Hz is measured to a few hertz", (hertz) => {
    expect(steadyTone(tone([hertz], 20, -20))).toBeCloseTo(hertz, -1);
  });
});

function judge(audio: Int16Array, maxMs = 5_000): string | undefined {
  const detector = new AnswererDetector(maxMs);
  for (const frame of frames(audio)) {
    const verdict = detector.push(frame);
    if (verdict) return verdict;
  }
  return undefined;
}

function pushTo(detector: BeepDetector): (frame: Int16Array) => boolean {
  return (frame) => detector.push(frame);
}

function frames(audio: Int16Array): Int16Array[] {
  return Array.from({ length: Math.floor(audio.length / FRAME) }, (_, i) => audio.subarray(i * FRAME, (i + 1) * FRAME));
}

/** Seconds of silence (positive) and of voice (negative) one after another. */
function spoken(pattern: readonly number[]): Int16Array {
  return join(...pattern.map((seconds) => (seconds < 0 ? voice(-seconds) : silence(seconds))));
}

/** A vowel-like sound: harmonics of a pitch that wanders, as voices do. */
function voice(seconds: number): Int16Array {
  let phase = 0;
  return Int16Array.from({ length: seconds * 8_000 }, (_, i) => {
    phase += (2 * Math.PI * (120 + 20 * Math.sin(i / 900))) / 8_000;
    return (
      3_000 * (Math.sin(phase) + 0.8 * Math.sin(3 * phase) + 0.6 * Math.sin(7 * phase) + 0.3 * Math.sin(11 * phase))
    );
  });
}

function silence(seconds: number): Int16Array {
  return new Int16Array(Math.round(seconds * 8_000));
}

/** Even noise without chance: the same in every run. */
function noise(i: number): number {
  return ((i * 1_103_515_245 + 12_345) >>> 8) & 0xff;
}

function join(...parts: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
