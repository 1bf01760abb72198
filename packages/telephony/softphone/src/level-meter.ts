/** Loudness of a block of samples (−1 … 1) on a scale for eyes: 0 at or below −60 dBFS, 1 at full scale. */
export function loudness(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / samples.length + 1e-12);
  return Math.min(1, Math.max(0, (decibels + 60) / 60));
}

export interface LevelMeter {
  /** 0 … 1, of the last 43 ms or so. */
  level(): number;
  close(): void;
}

/** Listens to a stream without playing it. */
export function meterOf(context: AudioContext, stream: MediaStream): LevelMeter {
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  source.connect(analyser);
  const block = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(block);
      return loudness(block);
    },
    close: () => source.disconnect(),
  };
}
