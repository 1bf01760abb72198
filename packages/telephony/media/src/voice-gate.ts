import { SilenceDetector } from "./silence-detector.ts";

/** So much voice in a row is speech and no click: 3 × 20 ms. */
const SPEECH_FRAMES = 3;
/** Kept from before the voice was noticed, for its soft beginning: 15 × 20 ms. */
const KEPT_FRAMES = 15;

/** Holds back what a party says until it speaks. */
export class VoiceGate {
  readonly #silence = new SilenceDetector();
  readonly #kept: Int16Array[] = [];
  #voiced = 0;

  /** One frame of 8 kHz samples. Once the party speaks: the last frames in order, this one included. */
  push(samples: Int16Array): readonly Int16Array[] | undefined {
    this.#kept.push(samples.slice());
    if (this.#kept.length > KEPT_FRAMES) this.#kept.shift();
    this.#voiced = this.#silence.push(samples) === 0 ? this.#voiced + 1 : 0;
    return this.#voiced >= SPEECH_FRAMES ? this.#kept : undefined;
  }
}
