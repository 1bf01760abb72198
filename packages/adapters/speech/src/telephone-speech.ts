import { power } from "@patchbay/media/goertzel";
import { resample } from "@patchbay/media/resample";

export const MODEL_RATE = 16_000;
/** Around the utterance, so that its first and last sounds are not taken for the line's noise. */
const PAD = 0.4 * MODEL_RATE;
/**
 * The model learned from microphones, whose upper half is never empty as a telephone's is. With this much white noise
 * (±samples) over the whole band, words at telephone band fit it and others do not: found with three voices.
 */
const NOISE = 85;

/** A telephone's sound as the model expects a microphone's: 16 kHz, with room before and after, and a breath of noise. */
export function forModel(samples: Int16Array, rate: number): Int16Array {
  const speech = resample(samples, rate, MODEL_RATE);
  const whole = new Int16Array(speech.length + 2 * PAD);
  whole.set(speech, PAD);
  let state = 0x2545f491;
  for (let i = 0; i < whole.length; i += 1) {
    // xorshift32: the same utterance is always judged the same way.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    whole[i] = Math.max(-32_768, Math.min(32_767, whole[i]! + Math.round((state / 2 ** 31) * NOISE)));
  }
  return whole;
}

const FRAME = 160;
/** Frames weaker than the strongest by this are pauses. */
const PAUSE_DB = 30;
/** Syllables rise and fall by more than ten decibels; noise, hum and tones by hardly any. */
const LEAST_SWING_DB = 3;

/** Whether it is a steady sound and no speech: its level, outside pauses, does not move. 8 kHz samples. */
export function isSteady(samples: Int16Array): boolean {
  const levels: number[] = [];
  for (let at = 0; at + FRAME <= samples.length; at += FRAME) {
    levels.push(10 * Math.log10(power(samples.subarray(at, at + FRAME)) + 1));
  }
  const strongest = Math.max(...levels);
  const sounding = levels.filter((level) => level > strongest - PAUSE_DB);
  const mean = sounding.reduce((sum, level) => sum + level, 0) / sounding.length;
  const swing = Math.sqrt(sounding.reduce((sum, level) => sum + (level - mean) ** 2, 0) / sounding.length);
  return swing < LEAST_SWING_DB;
}
