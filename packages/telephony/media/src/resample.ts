/** Zero crossings of the sinc on each side: the stop band lies below −60 dB. */
const ZEROS = 16;
/** Phases the kernel is tabulated for when the rates have no small common ratio. */
const MAX_PHASES = 2_000;

/** Band-limited resampling of a whole sound: a windowed sinc in phases; the lower of the two rates decides the band. */
export function resample(samples: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return samples;
  const phases = Math.min(to / greatestCommonDivisor(from, to), MAX_PHASES);
  const scale = Math.min(1, to / from) * 0.95;
  const reach = Math.ceil(ZEROS / scale);
  const kernel = tabulate(phases, reach, scale);
  const taps = 2 * reach;
  const out = new Int16Array(Math.floor((samples.length * to) / from));
  for (let i = 0; i < out.length; i += 1) {
    const centre = (i * from) / to;
    const first = Math.floor(centre) - reach + 1;
    const row = Math.min(phases - 1, Math.round((centre - Math.floor(centre)) * phases)) * taps;
    const start = Math.max(0, -first);
    const end = Math.min(taps, samples.length - first);
    let sum = 0;
    for (let k = start; k < end; k += 1) sum += samples[first + k]! * kernel[row + k]!;
    out[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
  return out;
}

/** One row of taps per phase, each row summing to one so that no phase is louder than another. */
function tabulate(phases: number, reach: number, scale: number): Float64Array {
  const taps = 2 * reach;
  const table = new Float64Array(phases * taps);
  for (let phase = 0; phase < phases; phase += 1) {
    const row = table.subarray(phase * taps, (phase + 1) * taps);
    for (let k = 0; k < taps; k += 1) row[k] = windowedSinc((k - reach + 1 - phase / phases) * scale);
    const sum = row.reduce((total, tap) => total + tap, 0);
    for (let k = 0; k < taps; k += 1) row[k]! /= sum;
  }
  return table;
}

/** sinc(x) under a Hann window that ends at ±ZEROS. */
function windowedSinc(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= ZEROS) return 0;
  const angle = Math.PI * x;
  return (Math.sin(angle) / angle) * (0.5 + 0.5 * Math.cos(angle / ZEROS));
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
