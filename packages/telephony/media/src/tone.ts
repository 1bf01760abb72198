/** A full-scale sine is +3.14 dBm0 in µ-law (ITU-T G.711 table 2b). */
const FULL_SCALE_DBM0 = 3.14;
const FULL_SCALE = 32_124;

/** Sines mixed, without end: `read` goes on where it stopped. Level in dBm0 per sine. */
export class ToneGenerator {
  readonly #amplitude: number;
  readonly #steps: readonly number[];
  #sample = 0;

  constructor(hertz: readonly number[], levelDb = -10, rate = 8_000) {
    this.#amplitude = FULL_SCALE * 10 ** ((levelDb - FULL_SCALE_DBM0) / 20);
    this.#steps = hertz.map((value) => (2 * Math.PI * value) / rate);
  }

  read(target: Int16Array, from = 0, to = target.length): void {
    for (let i = from; i < to; i += 1) {
      let sum = 0;
      for (const step of this.#steps) sum += Math.sin(step * this.#sample);
      this.#sample += 1;
      target[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum * this.#amplitude)));
    }
  }
}

/** A tone of fixed length. */
export function tone(hertz: readonly number[], millis: number, levelDb = -10, rate = 8_000): Int16Array {
  const samples = new Int16Array(Math.round((millis * rate) / 1_000));
  new ToneGenerator(hertz, levelDb, rate).read(samples);
  return samples;
}
