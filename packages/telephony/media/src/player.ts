import { encodeG711, type Law } from "@patchbay/rtp/g711";
import { ToneGenerator } from "./tone.ts";

/** Sounds for wideband lines: 16-bit samples at 16 kHz, coded anew for each listener. */
export const WIDE = { name: "wide", silence: 0, rate: 16_000 } as const;
/** How a line takes its sounds: codes of a law, 8,000 a second, or wide samples. */
export type SoundFormat = Law | typeof WIDE;
/** One sound in a format, or a frame of it. */
export type SoundTrack = Uint8Array | Int16Array;

export function rateOf(format: SoundFormat): number {
  return format === WIDE ? WIDE.rate : 8_000;
}

/** A sound ready to go out: codes or samples of one format, a tone, or a pause; lengths in samples. */
export type PlayerSound =
  | { readonly kind: "codes"; readonly codes: SoundTrack }
  | { readonly kind: "tone"; readonly hertz: readonly number[]; readonly levelDb: number; readonly length: number }
  | { readonly kind: "silence"; readonly length: number };

/**
 * Plays sounds one after another, sample by sample without a gap, frame by frame as it is asked.
 * For narrow lines it works on codes of their law: a prompt is encoded once, when it is loaded, and copied ever after.
 */
export class Player {
  readonly format: SoundFormat;
  readonly #sounds: readonly PlayerSound[];
  readonly #loop: boolean;
  #index = 0;
  #at = 0;
  #tone: ToneGenerator | undefined;

  constructor(format: SoundFormat, sounds: readonly PlayerSound[], loop = false) {
    this.format = format;
    this.#sounds = sounds.filter((sound) => lengthOf(sound) > 0);
    this.#loop = loop && this.#sounds.length > 0;
  }

  /** Fills the frame; what is missing at the end is silence. False when there was nothing left to play. */
  read(target: SoundTrack): boolean {
    let filled = 0;
    while (filled < target.length) {
      const sound = this.#sounds[this.#index];
      if (!sound) break;
      const count = Math.min(target.length - filled, lengthOf(sound) - this.#at);
      this.#copy(sound, target, filled, count);
      filled += count;
      this.#at += count;
      if (this.#at === lengthOf(sound)) this.#advance();
    }
    if (filled < target.length) target.fill(this.format.silence, filled);
    return filled > 0;
  }

  get finished(): boolean {
    return this.#index >= this.#sounds.length;
  }

  #advance(): void {
    this.#index += 1;
    this.#at = 0;
    this.#tone = undefined;
    if (this.#loop && this.#index === this.#sounds.length) this.#index = 0;
  }

  #copy(sound: PlayerSound, target: SoundTrack, at: number, count: number): void {
    switch (sound.kind) {
      case "codes":
        target.set(sound.codes.subarray(this.#at, this.#at + count), at);
        return;
      case "silence":
        target.fill(this.format.silence, at, at + count);
        return;
      case "tone": {
        this.#tone ??= new ToneGenerator(sound.hertz, sound.levelDb, rateOf(this.format));
        const samples = new Int16Array(count);
        this.#tone.read(samples);
        if (target instanceof Uint8Array) encodeG711(this.format as Law, samples, target, at);
        else target.set(samples, at);
      }
    }
  }
}

function lengthOf(sound: PlayerSound): number {
  return sound.kind === "codes" ? sound.codes.length : sound.length;
}
