import { power } from "./goertzel.ts";

/** Below −45 dBm0 a telephone line carries noise, not words. Mean square of 16-bit samples. */
const THRESHOLD = (32_124 * 10 ** ((-45 - 3.14) / 20)) ** 2 / 2;

/** Counts how long a party has said nothing. */
export class SilenceDetector {
  #silentMs = 0;

  /** One frame of 8 kHz samples; returns the length of the silence so far. */
  push(samples: Int16Array): number {
    this.#silentMs = power(samples) < THRESHOLD ? this.#silentMs + samples.length / 8 : 0;
    return this.#silentMs;
  }
}
