/**
 * ITU-T G.722 at 64 kbit/s: 16 kHz samples in two bands, each coded by adaptive differences, six bits for the lower band and
 * two for the upper one. An octet carries two samples. Names of blocks and tables are those of the Recommendation.
 */

/** Quadrature mirror filter (table 11), every other coefficient; the rest mirror these. */
const QMF = Int32Array.of(3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11);
const TAPS = 24;

/** Decision levels of the six-bit quantizer, and the codes of its steps for negative and positive differences. */
const Q6 = Int32Array.of(
  ...[0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650],
  ...[714, 786, 858, 940, 1023, 1121, 1219, 1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919],
);
const negativeStep = (step: number) => (step < 3 ? 64 - step : 34 - step);
const positiveStep = (step: number) => 62 - step;

/** Output values of the inverse quantizers, upper half: the lower half is its mirror. */
const STEPS6 = [
  ...[24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000],
  ...[5456, 4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728],
];
const negated = (values: readonly number[]) => values.map((value) => -value);
const QM6 = Int32Array.of(-136, -136, -136, -136, ...negated(STEPS6), ...STEPS6, 432, 136, -432, -136);
const STEPS4 = [20456, 12896, 8968, 6288, 4240, 2584, 1200];
const QM4 = Int32Array.of(0, ...negated(STEPS4), ...STEPS4, 0);
const QM2 = Int32Array.of(-7408, -1616, 7408, 1616);

/** How far a code moves the logarithmic scale factor: by the magnitude of its step. */
const WL = Int32Array.of(-60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60);
const WH = Int32Array.of(798, -214, 798, -214);
/** 2048 · 2^(n/32): from logarithmic to linear scale. */
const ILB = Int32Array.from({ length: 32 }, (_, n) => Math.floor(2048 * 2 ** (n / 32) + 0.5));

function saturate(value: number): number {
  return value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value;
}

function clamp(value: number, bound: number): number {
  return value > bound ? bound : value < -bound ? -bound : value;
}

/** Scale factor and predictor of one band, the same in coder and decoder. */
class Band {
  /** Predicted signal. */
  s = 0;
  det: number;
  #nb = 0;
  readonly #most: number;
  readonly #shift: number;
  #sz = 0;
  /** Partly reconstructed and reconstructed signals, newest first; poles a1 and a2. */
  #p1 = 0;
  #p2 = 0;
  #r1 = 0;
  #a1 = 0;
  #a2 = 0;
  readonly #d = new Int32Array(7);
  readonly #b = new Int32Array(7);

  constructor(kind: "lower" | "upper") {
    this.det = kind === "lower" ? 32 : 8;
    this.#most = kind === "lower" ? 18_432 : 22_528;
    this.#shift = kind === "lower" ? 8 : 10;
  }

  /** LOGSC, SCALE and the predictor's step for the quantized difference `d`. */
  adapt(move: number, d: number): void {
    const nb = ((this.#nb * 127) >> 7) + move;
    this.#nb = nb < 0 ? 0 : nb > this.#most ? this.#most : nb;
    const linear = ILB[(this.#nb >> 6) & 31]!;
    const shift = this.#shift - (this.#nb >> 11);
    this.det = (shift < 0 ? linear << -shift : linear >> shift) << 2;
    this.#predict(d);
  }

  #predict(d: number): void {
    const r = saturate(this.s + d);
    const p = saturate(this.#sz + d);
    const sameAsLast = p >> 31 === this.#p1 >> 31;
    const sameAsThat = p >> 31 === this.#p2 >> 31;
    // UPPOL2, UPPOL1: the poles follow the signs of p; bounds keep the filter stable.
    const swing = saturate(this.#a1 << 2);
    const turn = Math.min(sameAsLast ? -swing : swing, 32_767) >> 7;
    const a2 = (sameAsThat ? 128 : -128) + turn + ((this.#a2 * 32_512) >> 15);
    this.#a2 = clamp(a2, 12_288);
    const bound = 15_360 - this.#a2;
    const a1 = (sameAsLast ? 192 : -192) + ((this.#a1 * 32_640) >> 15);
    this.#a1 = clamp(a1, bound);
    this.#zeros(d);
    const poles = ((this.#a1 * saturate(2 * r)) >> 15) + ((this.#a2 * saturate(2 * this.#r1)) >> 15);
    this.#r1 = r;
    this.#p2 = this.#p1;
    this.#p1 = p;
    this.s = saturate(saturate(poles) + this.#sz);
  }

  /** UPZERO and FILTEZ: six zeros over the last differences. */
  #zeros(newest: number): void {
    const d = this.#d;
    const b = this.#b;
    const step = newest === 0 ? 0 : 128;
    for (let i = 1; i < 7; i += 1) {
      const same = d[i]! >> 31 === newest >> 31;
      b[i] = saturate((same ? step : -step) + ((b[i]! * 32_640) >> 15));
    }
    let sum = 0;
    for (let i = 6; i > 0; i -= 1) {
      d[i] = i === 1 ? newest : d[i - 1]!;
      sum += (b[i]! * saturate(2 * d[i]!)) >> 15;
    }
    this.#sz = saturate(sum);
  }
}

/** The last samples of a filter and room for one frame behind them, so that history is moved once per frame. */
const MOST_PAIRS = 960;

export class G722Encoder {
  readonly #lower = new Band("lower");
  readonly #upper = new Band("upper");
  readonly #history = new Int16Array(TAPS + 2 * MOST_PAIRS);

  /** An even number of 16 kHz samples, at most 120 ms, to half as many octets. */
  encode(samples: Int16Array, target = new Uint8Array(samples.length / 2)): Uint8Array {
    const history = this.#history;
    history.set(samples, TAPS);
    for (let i = 0; i < target.length; i += 1) {
      const at = 2 * i + 2;
      let odd = 0;
      let even = 0;
      for (let k = 0; k < 12; k += 1) {
        odd += history[at + 2 * k]! * QMF[k]!;
        even += history[at + 2 * k + 1]! * QMF[11 - k]!;
      }
      target[i] = (this.#high((even - odd) >> 14) << 6) | this.#low((even + odd) >> 14);
    }
    history.copyWithin(0, samples.length, samples.length + TAPS);
    return target;
  }

  #low(sample: number): number {
    const band = this.#lower;
    const difference = saturate(sample - band.s);
    const magnitude = difference >= 0 ? difference : ~difference;
    let step = 1;
    while (step < 30 && magnitude >= (Q6[step]! * band.det) >> 12) step += 1;
    const code = difference < 0 ? negativeStep(step) : positiveStep(step);
    band.adapt(WL[code >> 2]!, (band.det * QM4[code >> 2]!) >> 15);
    return code;
  }

  #high(sample: number): number {
    const band = this.#upper;
    const difference = saturate(sample - band.s);
    const magnitude = difference >= 0 ? difference : ~difference;
    const code = (difference < 0 ? 0 : 2) + (magnitude >= (564 * band.det) >> 12 ? 0 : 1);
    band.adapt(WH[code]!, (band.det * QM2[code]!) >> 15);
    return code;
  }
}

export class G722Decoder {
  readonly #lower = new Band("lower");
  readonly #upper = new Band("upper");
  readonly #history = new Int32Array(TAPS + 2 * MOST_PAIRS);

  /** Octets, at most 120 ms of them, to twice as many 16 kHz samples. */
  decode(codes: Uint8Array, target = new Int16Array(2 * codes.length)): Int16Array {
    const history = this.#history;
    for (let i = 0; i < codes.length; i += 1) {
      const low = this.#low(codes[i]! & 63);
      const high = this.#high(codes[i]! >> 6);
      const at = 2 * i + 2;
      history[at + TAPS - 2] = low + high;
      history[at + TAPS - 1] = low - high;
      let first = 0;
      let second = 0;
      for (let k = 0; k < 12; k += 1) {
        second += history[at + 2 * k]! * QMF[k]!;
        first += history[at + 2 * k + 1]! * QMF[11 - k]!;
      }
      target[2 * i] = saturate(first >> 11);
      target[2 * i + 1] = saturate(second >> 11);
    }
    history.copyWithin(0, 2 * codes.length, 2 * codes.length + TAPS);
    return target;
  }

  #low(code: number): number {
    const band = this.#lower;
    const sample = limit(band.s + ((band.det * QM6[code]!) >> 15));
    band.adapt(WL[code >> 2]!, (band.det * QM4[code >> 2]!) >> 15);
    return sample;
  }

  #high(code: number): number {
    const band = this.#upper;
    const difference = (band.det * QM2[code]!) >> 15;
    const sample = limit(band.s + difference);
    band.adapt(WH[code]!, difference);
    return sample;
  }
}

/** A band's samples have 15 bits. */
function limit(value: number): number {
  return value > 16_383 ? 16_383 : value < -16_384 ? -16_384 : value;
}
