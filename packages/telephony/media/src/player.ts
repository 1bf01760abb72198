import { encodeG711, type Law } from "@patchbay/rtp/g711";
import { ToneGenerator } from "./tone.ts";

/** A sound ready to go out: codes of one law, a tone, or a pause; lengths in samples. */
export type PlayerSound =
  | { readonly kind: "codes"; readonly codes: Uint8Array }
  | { readonly kind: "tone"; readonly hertz: readonly number[]; readonly levelDb: number; readonly length: number }
  | { readonly kind: "silence"; readonly length: number };

/**
 * Plays sounds one after another, sample by sample without a gap, frame by frame as it is asked.
 * It works on codes of the line's law: a prompt is encoded once, when it is loaded, and copied ever after.
 */
export class Player {
  readonly law: Law;
  readonly #sounds: readonly PlayerSound[];
  readonly #loop: boolean;
  #index = 0;
  #at = 0;
  #tone: ToneGenerator | undefined;

  constructor(law: Law, sounds: readonly PlayerSound[], loop = false) {
    this.law = law;
    this.#sounds = sounds.filter((sound) => lengthOf(sound) > 0);
    this.#loop = loop && this.#sounds.length > 0;
  }

  /** Fills the frame; what is missing at the end is silence. False when there was nothing left to play. */
  read(target: Uint8Array): boolean {
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
    if (filled < target.length) target.fill(this.law.silence, filled);
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

  #copy(sound: PlayerSound, target: Uint8Array, at: number, count: number): void {
    switch (sound.kind) {
      case "codes":
        target.set(sound.codes.subarray(this.#at, this.#at + count), at);
        return;
      case "silence":
        target.fill(this.law.silence, at, at + count);
        return;
      case "tone": {
        this.#tone ??= new ToneGenerator(sound.hertz, sound.levelDb);
        const samples = new Int16Array(count);
        this.#tone.read(samples);
        encodeG711(this.law, samples, target, at);
      }
    }
  }
}

function lengthOf(sound: PlayerSound): number {
  return sound.kind === "codes" ? sound.codes.length : sound.length;
}
