import { DTMF_DIGITS } from "@patchbay/rtp/telephone-event";
import { describe, expect, it } from "vitest";
import { tonesOf } from "./dtmf-tones.ts";
import { tone } from "./tone.ts";
import { ToneDigitDetector } from "./tone-digit-detector.ts";

const FRAME = 160;

/** Keys as a telephone sounds them, after so many samples of silence. */
function sound(keys: string, millis: number, pauseMs = millis, levelDb = -10, offset = 0): Int16Array {
  const parts = [...keys].flatMap((key) => [tone(tonesOf(key)!, millis, levelDb), new Int16Array(pauseMs * 8)]);
  const all = [new Int16Array(offset), ...parts, new Int16Array(800)];
  const whole = new Int16Array(Math.ceil(all.reduce((sum, part) => sum + part.length, 0) / FRAME) * FRAME);
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function hear(samples: Int16Array): { keys: string; heldMs: readonly number[] } {
  const detector = new ToneDigitDetector();
  const found = [];
  for (let at = 0; at < samples.length; at += FRAME) found.push(...detector.push(samples.subarray(at, at + FRAME)));
  return { keys: found.map(({ digit }) => digit).join(""), heldMs: found.map(({ heldMs }) => heldMs) };
}

describe("keys heard in the voice band", () => {
  it("tells every key once, wherever in a frame it begins, from 45 ms on", () => {
    for (let offset = 0; offset < FRAME; offset += 20) {
      expect(hear(sound(DTMF_DIGITS, 45, 50, -10, offset)).keys).toBe(DTMF_DIGITS);
    }
    expect(hear(sound("55", 100)).heldMs).toHaveLength(2);
    for (const heldMs of hear(sound("5", 200)).heldMs) expect(Math.abs(heldMs - 200)).toBeLessThanOrEqual(20);
  });

  it("takes loud, soft and twisted tones, and none too short to be a key", () => {
    for (const level of [-3, -20, -28]) expect(hear(sound("159D", 80, 80, level)).keys).toBe("159D");
    const low = tone([697], 100, -8);
    const twisted = tone([1_336], 100, -14).map((sample, i) => sample + low[i]!);
    expect(hear(Int16Array.from([...twisted, ...new Int16Array(800)])).keys).toBe("2");
    for (let offset = 0; offset < FRAME; offset += 20) expect(hear(sound("1", 20, 80, -10, offset)).keys).toBe("");
  });

  it("hears a key over noise, and none in noise, single tones, ringing or a sliding voice", () => {
    const noise = (level: number) => {
      let state = 7;
      return () => {
        state = (state * 48_271) % 2_147_483_647;
        return (state / 2_147_483_647 - 0.5) * level;
      };
    };
    const soft = noise(4_000);
    expect(hear(sound("0*#", 80).map((sample) => sample + soft())).keys).toBe("0*#");
    const loud = noise(30_000);
    expect(hear(new Int16Array(80_000).map(() => loud())).keys).toBe("");
    for (const hertz of [[425], [697], [1_209], [440, 480], [350, 440]]) expect(hear(tone(hertz, 1_000)).keys).toBe("");
    // A voice: many harmonics of a pitch that moves.
    let phase = 0;
    const voice = Int16Array.from({ length: 160_000 }, (_, i) => {
      phase += (2 * Math.PI * (110 + 60 * Math.sin(i / 9_000))) / 8_000;
      return [1, 2, 3, 4, 5, 6, 7, 8].reduce((sum, k) => sum + Math.sin(k * phase) * (9_000 / k), 0) / 2;
    });
    expect(hear(voice).keys).toBe("");
  });
});
