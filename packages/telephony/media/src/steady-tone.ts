/** Of a frame's change from sample to sample, so much at most may be anything but one sine: −17 dB. */
const MAX_REST = 0.02;
/** Mean square below which a line is as good as silent (−40 dBm0). */
const MIN_POWER = 40_000;

/**
 * The frequency of the one sine that a frame consists of, in hertz; undefined for speech, music, noise and silence.
 * For a sine of frequency w, x[n−1] + x[n+1] = 2·cos(w)·x[n]: the best factor is fitted, and what it leaves over tells how
 * little the frame is a sine.
 */
export function steadyTone(samples: Int16Array, rate = 8_000): number | undefined {
  let cross = 0;
  let square = 0;
  let sumSquare = 0;
  for (let i = 1; i < samples.length - 1; i += 1) {
    const middle = samples[i]!;
    const around = samples[i - 1]! + samples[i + 1]!;
    cross += middle * around;
    square += middle * middle;
    sumSquare += around * around;
  }
  if (square < MIN_POWER * (samples.length - 2)) return undefined;
  const factor = cross / square;
  const rest = sumSquare - factor * cross;
  // Against the sine itself, so that a quarter of the rate, where the neighbours cancel out, is judged like any other.
  if (rest > MAX_REST * 4 * square * (1 - factor ** 2 / 4) || Math.abs(factor) >= 2) return undefined;
  return (Math.acos(factor / 2) * rate) / (2 * Math.PI);
}
