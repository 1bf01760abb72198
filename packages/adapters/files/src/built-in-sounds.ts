/**
 * Sounds that every tenant has: made, not recorded, so that they are nobody's. 16-bit mono at 8 kHz.
 */
export const BUILT_IN_SOUNDS: Readonly<Record<string, () => Uint8Array>> = {
  beep: () => wav(tone([1_000], 0.4, 0.25)),
  /** One cadence of the European ringing tone: 1 s of 425 Hz, 4 s of silence (ETSI TR 101 041-2). */
  ringback: () => wav([...tone([425], 1, 0.2), ...silence(4)]),
  "hold-music": () => wav(holdMusic()),
};

const RATE = 8_000;

function silence(seconds: number): number[] {
  return new Array<number>(seconds * RATE).fill(0);
}

/** Sine tones mixed, with 5 ms ramps so that it neither clicks on nor off. */
function tone(hertz: readonly number[], seconds: number, level: number): number[] {
  const length = Math.round(seconds * RATE);
  const ramp = 0.005 * RATE;
  return Array.from({ length }, (_, i) => {
    const sum = hertz.reduce((total, f) => total + Math.sin((2 * Math.PI * f * i) / RATE), 0);
    return (level * sum * Math.min(1, i / ramp, (length - i) / ramp)) / hertz.length;
  });
}

/** Four bars of broken chords (C, Am, F, G), plucked softly; the end fades into the beginning when it loops. */
function holdMusic(): number[] {
  const chords = [
    [261.63, 329.63, 392, 523.25],
    [220, 261.63, 329.63, 440],
    [174.61, 220, 261.63, 349.23],
    [196, 246.94, 293.66, 392],
  ];
  const beat = 0.5;
  const notes = chords.flatMap((chord) => [0, 1, 2, 3, 2, 1, 2, 1].map((index) => chord[index] ?? 0));
  const length = notes.length * beat * RATE;
  const music = new Array<number>(length).fill(0);
  notes.forEach((hertz, index) => {
    const start = index * beat * RATE;
    for (let i = 0; i < 3 * beat * RATE; i++) {
      const time = i / RATE;
      const pluck = Math.min(1, time / 0.01) * Math.exp(-2.2 * time);
      const wave = Math.sin(2 * Math.PI * hertz * time) + 0.3 * Math.sin(4 * Math.PI * hertz * time);
      const at = (start + i) % length;
      music[at] = (music[at] ?? 0) + 0.12 * pluck * wave;
    }
  });
  return music;
}

function wav(samples: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(44 + 2 * samples.length);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at);
  text(0, "RIFF");
  view.setUint32(4, 36 + 2 * samples.length, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, 2 * RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, 2 * samples.length, true);
  samples.forEach((sample, i) => {
    view.setInt16(44 + 2 * i, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  });
  return bytes;
}
