/** Power of one frequency in the samples, as mean square of that sine alone (Goertzel's recurrence). */
export function tonePower(samples: ArrayLike<number>, hertz: number, rate = 8_000): number {
  const count = samples.length;
  if (count === 0) return 0;
  const omega = (2 * Math.PI * hertz) / rate;
  const factor = 2 * Math.cos(omega);
  let before = 0;
  let beforeThat = 0;
  for (let i = 0; i < count; i += 1) {
    const next = samples[i]! + factor * before - beforeThat;
    beforeThat = before;
    before = next;
  }
  const squared = before * before + beforeThat * beforeThat - factor * before * beforeThat;
  return (2 * squared) / (count * count);
}

/** Mean square of all that is there. */
export function power(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i += 1) sum += samples[i]! * samples[i]!;
  return samples.length === 0 ? 0 : sum / samples.length;
}

/**
 * How far a tone stands above everything else in the samples, in dB. Windows of whole periods give the cleanest
 * figures; 1 s at 8 kHz fits every whole frequency. −Infinity when the tone is absent, capped at 100.
 */
export function toneOverRestDb(samples: ArrayLike<number>, hertz: number, rate = 8_000): number {
  const wanted = tonePower(samples, hertz, rate);
  const rest = Math.max(power(samples) - wanted, 0);
  if (wanted === 0) return Number.NEGATIVE_INFINITY;
  return Math.min(100, 10 * Math.log10(wanted / Math.max(rest, wanted * 1e-10)));
}

/**
 * The same in windows of 100 ms, the middle one of them: what a listener would call the sound of it, whatever a single
 * click or lost packet does to the whole.
 */
export function typicalToneOverRestDb(samples: ArrayLike<number>, hertz: number, rate = 8_000): number {
  const all = Array.from(samples);
  const size = rate / 10;
  const windows: number[] = [];
  for (let at = 0; at + size <= all.length; at += size) {
    windows.push(toneOverRestDb(all.slice(at, at + size), hertz, rate));
  }
  return windows.sort((left, right) => left - right)[Math.floor(windows.length / 2)] ?? Number.NEGATIVE_INFINITY;
}
