import type { DetectedDigit } from "./digit-detector.ts";
import { COLUMN_HERTZ, keyAt, ROW_HERTZ } from "./dtmf-tones.ts";
import { power, tonePower } from "./goertzel.ts";

/** Windows of 20 ms, a new one every 10 ms, at 8 kHz. */
const WINDOW = 160;
const STEP = 80;
const STEP_MS = 10;
/** A key is pressed after three windows that agree, which a tone of 40 ms fills and one of 23 ms does not (ITU-T Q.24). */
const AGREE = 3;
/** It is released after so many that do not: shorter gaps are dropouts. */
const DROPOUT = 2;
/** Weakest tone, mean square (−34 dBm0). */
const WEAKEST = 12_000;
/** The two tones may differ so much in level: lines damp high tones (Q.24 asks for 8 and 4 dB). */
const TWIST = 10 ** 0.9;
/** Of what sounds, so much must be the two tones. Speech spreads. */
const SHARE = 0.7;
/** The strongest tone of a group stands so far above the others of it. */
const ABOVE = 6;
const SPAN_MS = (WINDOW / STEP) * STEP_MS - STEP_MS;

/** Hears keys in a party's voice band (ITU-T Q.23), for parties that do not send them as events. Each key is told at its end. */
export class ToneDigitDetector {
  readonly #samples = new Int16Array(WINDOW);
  #candidate: string | undefined;
  #agreed = 0;
  #missing = 0;
  #heldMs = 0;
  #pressed: string | undefined;

  /** One frame of 20 ms. */
  push(frame: Int16Array): readonly DetectedDigit[] {
    const found: DetectedDigit[] = [];
    for (let at = 0; at < frame.length; at += STEP) {
      this.#samples.copyWithin(0, STEP);
      this.#samples.set(frame.subarray(at, at + STEP), WINDOW - STEP);
      const ended = this.#judge(keyIn(this.#samples));
      if (ended) found.push(ended);
    }
    return found;
  }

  #judge(key: string | undefined): DetectedDigit | undefined {
    if (this.#pressed !== undefined) {
      this.#heldMs += STEP_MS;
      this.#missing = key === this.#pressed ? 0 : this.#missing + 1;
      if (this.#missing < DROPOUT) return undefined;
      const ended = { digit: this.#pressed, heldMs: this.#heldMs - DROPOUT * STEP_MS };
      this.#pressed = undefined;
      this.#candidate = key;
      this.#agreed = key === undefined ? 0 : 1;
      return ended;
    }
    this.#agreed = key !== undefined && key === this.#candidate ? this.#agreed + 1 : key === undefined ? 0 : 1;
    this.#candidate = key;
    if (key !== undefined && this.#agreed >= AGREE) {
      this.#pressed = key;
      this.#missing = 0;
      this.#heldMs = AGREE * STEP_MS + SPAN_MS;
    }
    return undefined;
  }
}

/** The key whose two tones, and nothing else, sound in a window. */
function keyIn(samples: Int16Array): string | undefined {
  const all = power(samples);
  if (all < WEAKEST) return undefined;
  const row = strongest(samples, ROW_HERTZ);
  const column = strongest(samples, COLUMN_HERTZ);
  if (!row || !column) return undefined;
  const twist = row.power / column.power;
  if (twist > TWIST || twist < 1 / TWIST) return undefined;
  return row.power + column.power >= SHARE * all ? keyAt(row.index, column.index) : undefined;
}

function strongest(samples: Int16Array, hertz: readonly number[]): { index: number; power: number } | undefined {
  const powers = hertz.map((each) => tonePower(samples, each));
  const index = powers.indexOf(Math.max(...powers));
  const best = powers[index]!;
  const clear = powers.every((each, i) => i === index || each * ABOVE <= best);
  return clear && best > 0 ? { index, power: best } : undefined;
}
