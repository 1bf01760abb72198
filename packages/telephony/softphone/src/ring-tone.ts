/** A ring made of two gentle tones, 1 s on, 2 s off; no file to load, so the first ring of the day cannot be late. */
export interface RingTone {
  start(): void;
  stop(): void;
}

const PERIOD = 3;
const RINGS_AHEAD = 40;

export function ringTone(context: AudioContext): RingTone {
  let playing: { readonly gain: GainNode; readonly tones: readonly OscillatorNode[] } | undefined;

  const stop = () => {
    if (!playing) return;
    for (const tone of playing.tones) tone.stop();
    playing.gain.disconnect();
    playing = undefined;
  };

  const start = () => {
    if (playing) return;
    void context.resume();
    const gain = context.createGain();
    gain.gain.value = 0;
    gain.connect(context.destination);
    // The envelope is scheduled ahead on the audio clock: a sleeping tab throttles timers, not this.
    for (let ring = 0; ring < RINGS_AHEAD; ring += 1) {
      const at = context.currentTime + ring * PERIOD;
      gain.gain.setTargetAtTime(0.12, at, 0.02);
      gain.gain.setTargetAtTime(0, at + 1, 0.04);
    }
    const tones = [480, 620].map((hertz) => {
      const tone = context.createOscillator();
      tone.frequency.value = hertz;
      tone.connect(gain);
      tone.start();
      return tone;
    });
    playing = { gain, tones };
  };

  return { start, stop };
}
