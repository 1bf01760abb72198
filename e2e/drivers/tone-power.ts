/** Mean power of one frequency in the samples (Goertzel's algorithm), in the unit of samples squared. */
export function tonePower(samples: Int16Array, hertz: number, rate: number): number {
  const omega = (2 * Math.PI * hertz) / rate;
  const factor = 2 * Math.cos(omega);
  let s1 = 0;
  let s2 = 0;
  for (const sample of samples) {
    const s0 = sample + factor * s1 - s2;
    s2 = s1;
    s1 = s0;
  }
  const squared = s1 * s1 + s2 * s2 - factor * s1 * s2;
  return (2 * squared) / (samples.length * samples.length);
}
