/** 8 kHz samples of a sine, one second, to be looped. */
export function sine(hertz: number, amplitude = 9_000): Int16Array {
  const at = (index: number): number => Math.round(amplitude * Math.sin((2 * Math.PI * hertz * index) / 8_000));
  return Int16Array.from({ length: 8_000 }, (_, index) => at(index));
}

/** The loudest half second, so that the moments of setting up and hanging up do not count. */
export function loudest(samples: Int16Array, rate = 8_000): Int16Array {
  const length = rate / 2;
  let best = samples.subarray(0, length);
  let most = -1;
  for (let from = 0; from + length <= samples.length; from += rate / 20) {
    const part = samples.subarray(from, from + length);
    const power = part.reduce((sum, sample) => sum + sample * sample, 0);
    if (power > most) [best, most] = [part, power];
  }
  return best;
}

/** A voice saying one long vowel: harmonics of a pitch that wanders, so that nobody takes it for a tone. */
export function vowel(millis: number): Int16Array {
  let phase = 0;
  return Int16Array.from({ length: millis * 8 }, (_, index) => {
    phase += (2 * Math.PI * (120 + 20 * Math.sin(index / 900))) / 8_000;
    return 3_000 * (Math.sin(phase) + 0.8 * Math.sin(3 * phase) + 0.6 * Math.sin(7 * phase));
  });
}
