/** Half-band low pass of odd length: every other tap is zero but the middle one. */
const REACH = 23;
const TAPS = 2 * REACH + 1;
const KERNEL = Float64Array.from({ length: TAPS }, (_, i) => {
  const x = i - REACH;
  const ideal = x === 0 ? 0.5 : Math.sin((Math.PI * x) / 2) / (Math.PI * x);
  // Blackman's window: the stop band lies below −70 dB.
  const at = (2 * Math.PI * (i + 0.5)) / TAPS;
  return ideal * (0.42 - 0.5 * Math.cos(at) + 0.08 * Math.cos(2 * at));
});

function clamp(value: number): number {
  return value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value;
}

/** One stream from 8 to 16 kHz, frame by frame without seams; 1.5 ms late. */
export class Doubler {
  readonly #past = new Float64Array(REACH + 1);
  readonly #work: Float64Array;

  constructor(frame = 160) {
    this.#work = new Float64Array(frame + REACH + 1);
  }

  push(frame: Int16Array, target: Int16Array): void {
    const work = this.#work;
    work.set(this.#past);
    work.set(frame, REACH + 1);
    for (let i = 0; i < frame.length; i += 1) {
      let odd = 0;
      // Zeros stand between the samples: of the taps, those that meet samples are used, at twice the gain.
      for (let k = 0; k < TAPS; k += 2) odd += KERNEL[k]! * work[i + 1 + (k >> 1)]!;
      target[2 * i] = clamp(2 * odd);
      target[2 * i + 1] = clamp(work[i + 1 + (REACH + 1) / 2]!);
    }
    this.#past.set(work.subarray(frame.length, frame.length + REACH + 1));
  }
}

/** One stream from 16 to 8 kHz, frame by frame without seams. */
export class Halver {
  readonly #past = new Float64Array(TAPS - 1);
  readonly #work: Float64Array;

  constructor(frame = 320) {
    this.#work = new Float64Array(frame + TAPS - 1);
  }

  push(frame: Int16Array, target: Int16Array): void {
    const work = this.#work;
    work.set(this.#past);
    work.set(frame, TAPS - 1);
    for (let i = 0; i < frame.length / 2; i += 1) {
      let sum = KERNEL[REACH]! * work[2 * i + REACH]!;
      for (let k = 0; k < TAPS; k += 2) sum += KERNEL[k]! * work[2 * i + k]!;
      target[i] = clamp(sum);
    }
    this.#past.set(work.subarray(frame.length, frame.length + TAPS - 1));
  }
}
