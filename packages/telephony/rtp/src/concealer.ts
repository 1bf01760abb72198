import type { AudioRate } from "./audio-codec.ts";

/** Voices repeat themselves 66 to 200 times a second: where the last repetition is looked for. */
const SHORTEST_MS = 5;
const LONGEST_MS = 15;
/** Compared to find it. */
const MATCHED_MS = 10;
/** Two sounds are crossfaded over so much, so that no edge clicks. */
const JOIN_MS = 4;
/** Full for 10 ms, then fading to silence at 60 ms: longer guesses sound like a machine. */
const HOLD_MS = 10;
const GONE_MS = 60;

/**
 * Covers lost packets: goes on with the last pitch period of the voice, repeated and fading, and joins what comes after
 * without a click. The idea is that of ITU-T G.711 appendix I; it works for any codec, on samples.
 */
export class Concealer {
  readonly #perMs: number;
  readonly #past: Int16Array;
  readonly #join: Int16Array;
  #period = 0;
  #at = 0;
  #lost = 0;

  constructor(rate: AudioRate) {
    this.#perMs = rate / 1_000;
    this.#past = new Int16Array((LONGEST_MS + MATCHED_MS + JOIN_MS) * this.#perMs);
    this.#join = new Int16Array(JOIN_MS * this.#perMs);
  }

  /** True when so much was lost in a row that nothing is left to guess. */
  get silent(): boolean {
    return this.#lost >= GONE_MS * this.#perMs;
  }

  /** A frame that came. After a loss its beginning is blended with what the guess would have gone on with. */
  heard(frame: Int16Array): void {
    if (this.#lost > 0) {
      const join = Math.min(this.#join.length, frame.length);
      this.#guess(this.#join.subarray(0, join));
      for (let i = 0; i < join; i += 1) {
        const share = (i + 1) / (join + 1);
        frame[i] = frame[i]! * share + this.#join[i]! * (1 - share);
      }
      this.#lost = 0;
    }
    this.#remember(frame);
  }

  /** Fills a frame that did not come. */
  conceal(frame: Int16Array): void {
    if (this.silent) {
      frame.fill(0);
      return;
    }
    if (this.#lost === 0) this.#find();
    this.#guess(frame);
  }

  reset(): void {
    this.#past.fill(0);
    this.#lost = 0;
  }

  #guess(frame: Int16Array): void {
    const past = this.#past;
    const start = past.length - this.#period;
    const join = Math.min(this.#join.length, this.#period >> 2);
    for (let i = 0; i < frame.length; i += 1) {
      const lostMs = this.#lost / this.#perMs;
      const gain = lostMs <= HOLD_MS ? 1 : Math.max(0, 1 - (lostMs - HOLD_MS) / (GONE_MS - HOLD_MS));
      let sample = past[start + this.#at]!;
      // The end of the period runs into what stood before its beginning.
      const left = this.#period - this.#at;
      if (left <= join) {
        const share = left / (join + 1);
        sample = sample * share + past[start - left]! * (1 - share);
      }
      frame[i] = sample * gain;
      this.#at = (this.#at + 1) % this.#period;
      this.#lost += 1;
    }
  }

  /** The lag at which the last 10 ms are most like what came before them. */
  #find(): void {
    const past = this.#past;
    const matched = MATCHED_MS * this.#perMs;
    const from = past.length - matched;
    let best = Number.NEGATIVE_INFINITY;
    this.#period = LONGEST_MS * this.#perMs;
    this.#at = 0;
    for (let lag = SHORTEST_MS * this.#perMs; lag <= LONGEST_MS * this.#perMs; lag += 1) {
      let product = 0;
      let energy = 1;
      for (let i = 0; i < matched; i += 1) {
        const before = past[from + i - lag]!;
        product += past[from + i]! * before;
        energy += before * before;
      }
      const likeness = product / Math.sqrt(energy);
      if (likeness > best) {
        best = likeness;
        this.#period = lag;
      }
    }
  }

  #remember(frame: Int16Array): void {
    const past = this.#past;
    if (frame.length >= past.length) past.set(frame.subarray(frame.length - past.length));
    else {
      past.copyWithin(0, frame.length);
      past.set(frame, past.length - frame.length);
    }
  }
}
