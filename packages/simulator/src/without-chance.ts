export interface Estimate {
  readonly value: number;
  /** Standard error of the value. */
  readonly error: number;
}

/**
 * The mean of what batches showed, with the part taken out that known chance explains: each control has the mean 0 by its making, so
 * where it was not 0, that was luck, and what went with it was luck too (regression on control variates; Lavenberg and Welch 1981).
 */
export function withoutChance(shown: readonly number[], controls: readonly (readonly number[])[]): Estimate {
  let value = mean(shown);
  let rest = shown.map((each) => each - value);
  const spread = dot(rest, rest);
  const used: { readonly centred: readonly number[]; readonly square: number; readonly mean: number }[] = [];
  for (const control of controls) {
    let itsMean = mean(control);
    let centred = control.map((each) => each - itsMean);
    const whole = dot(centred, centred);
    // What the controls before say already is not said twice.
    for (const before of used) {
      const share = dot(centred, before.centred) / before.square;
      centred = less(centred, before.centred, share);
      itsMean -= share * before.mean;
    }
    const square = dot(centred, centred);
    // Nothing new in it, or nothing but rounding: controls are in the figure's own unit.
    if (square <= Math.max(whole * 1e-12, spread * 1e-20)) continue;
    const slope = dot(rest, centred) / square;
    value -= slope * itsMean;
    rest = less(rest, centred, slope);
    used.push({ centred, square, mean: itsMean });
  }
  const free = Math.max(1, shown.length - 1 - used.length);
  return { value, error: Math.sqrt(dot(rest, rest) / free / shown.length) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}

function less(a: readonly number[], b: readonly number[], times: number): number[] {
  return a.map((value, index) => value - times * (b[index] as number));
}
