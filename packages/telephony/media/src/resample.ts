/** Zero crossings of the sinc on each side: stop band below −60 dB, cheap enough for a whole prompt at load. */
const ZEROS = 16;

/** Band-limited resampling of a whole sound (windowed sinc; the lower of the two rates decides the band). */
export function resample(samples: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return samples;
  const scale = Math.min(1, to / from) * 0.95;
  const reach = ZEROS / scale;
  const out = new Int16Array(Math.floor((samples.length * to) / from));
  for (let i = 0; i < out.length; i += 1) {
    const centre = (i * from) / to;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let k = first; k <= last; k += 1) sum += samples[k]! * kernel((k - centre) * scale);
    out[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum * scale)));
  }
  return out;
}

/** sinc(x) under a Hann window that ends at ±ZEROS. */
function kernel(x: number): number {
  if (x === 0) return 1;
  const angle = Math.PI * x;
  return (Math.sin(angle) / angle) * (0.5 + 0.5 * Math.cos(angle / ZEROS));
}
