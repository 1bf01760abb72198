import { tonePower } from "./tone-power.ts";

/** 8 kHz samples of a sine, one second, to be looped. */
export function sine(hertz: number, amplitude = 9_000): Int16Array {
  return Int16Array.from({ length: 8_000 }, (_, index) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hertz * index) / 8_000)),
  );
}

/**
 * How far a tone stands out, in dB: its power against everything else in the same samples. Above 20 the tone is all there is to
 * hear; below 0 it is not there.
 */
export function standsOut(samples: Int16Array, hertz: number, rate = 8_000): number {
  const total = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const tone = tonePower(samples, hertz, rate);
  return 10 * Math.log10(Math.max(tone, 1e-9) / Math.max(total - tone, 1e-9));
}

/** The loudest second, so that the moments of setting up and hanging up do not count. */
export function loudestSecond(samples: Int16Array, rate = 8_000): Int16Array {
  let best = samples.subarray(0, rate);
  let most = -1;
  for (let from = 0; from + rate <= samples.length; from += rate / 4) {
    const part = samples.subarray(from, from + rate);
    const power = part.reduce((sum, sample) => sum + sample * sample, 0);
    if (power > most) [best, most] = [part, power];
  }
  return best;
}
