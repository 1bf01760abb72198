import { BeepDetector } from "./beep-detector.ts";
import { SilenceDetector } from "./silence-detector.ts";

/** Who answered; `unsure` when what was heard fits both, or nothing was. */
export type Answerer = "person" | "machine" | "unsure";

/** A word: shorter sounds are clicks. */
const MIN_WORD_MS = 100;
/** A pause this short is inside a word. */
const WITHIN_WORD_MS = 60;
/** After a greeting a person waits for an answer so long; a machine draws its breath more quickly. */
const WAITS_MS = 800;
/** "Hello?", "Harbour Bank, Anna Meier speaking": nobody says more before waiting. */
const MAX_GREETING_MS = 1_800;
const MAX_WORDS = 4;
/** Somebody who has answered and says nothing for so long is either; callers' law wants the call taken up by then. */
const MAX_SILENCE_MS = 2_500;
const FRAME_MS = 20;

/**
 * Tells from the first seconds of a call that we made whether a person or a machine answered: people greet in a word or
 * two and then wait, machines talk on, and some beep first. Give it what the party says from the answer on.
 */
export class AnswererDetector {
  readonly #silence = new SilenceDetector();
  readonly #beep = new BeepDetector();
  readonly #maxMs: number;
  #at = 0;
  #voiceFrom: number | undefined;
  #voiceTo = 0;
  #wordFrom: number | undefined;
  #words = 0;

  /** @param maxMs the verdict is given by then at the latest */
  constructor(maxMs: number) {
    this.#maxMs = maxMs;
  }

  /** One frame of 20 ms of 8 kHz samples; the verdict, once there is one. */
  push(samples: Int16Array): Answerer | undefined {
    this.#at += FRAME_MS;
    if (this.#beep.push(samples) || this.#beep.sounding) return "machine";
    this.#listen(this.#silence.push(samples));
    return this.#verdict() ?? (this.#at >= this.#maxMs ? "unsure" : undefined);
  }

  #listen(silentMs: number): void {
    if (silentMs === 0) {
      this.#wordFrom ??= this.#at - FRAME_MS;
      this.#voiceTo = this.#at;
      if (this.#at - this.#wordFrom >= MIN_WORD_MS) this.#voiceFrom ??= this.#wordFrom;
    } else if (silentMs > WITHIN_WORD_MS && this.#wordFrom !== undefined) {
      if (this.#voiceTo - this.#wordFrom >= MIN_WORD_MS) this.#words += 1;
      this.#wordFrom = undefined;
    }
  }

  #verdict(): Answerer | undefined {
    if (this.#voiceFrom === undefined) return this.#at >= MAX_SILENCE_MS ? "unsure" : undefined;
    const greetingMs = this.#voiceTo - this.#voiceFrom;
    if (greetingMs > MAX_GREETING_MS || this.#words > MAX_WORDS) return "machine";
    return this.#wordFrom === undefined && this.#at - this.#voiceTo >= WAITS_MS ? "person" : undefined;
  }
}
