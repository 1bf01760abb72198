import { steadyTone } from "./steady-tone.ts";

/** Tones that recorders give: 350 … 2,400 Hz, held for 120 ms to 3 s. What is held longer is a dial tone. */
const MIN_HERTZ = 350;
const MAX_HERTZ = 2_400;
const MIN_FRAMES = 6;
const MAX_FRAMES = 150;
const MAX_DRIFT_HERTZ = 20;

/** Waits for the tone after which a machine records. */
export class BeepDetector {
  #hertz = 0;
  #frames = 0;

  /** One frame of 20 ms; true in the frame after the tone has ended, when a message can begin. */
  push(samples: Int16Array): boolean {
    const hertz = steadyTone(samples);
    const goesOn = hertz !== undefined && hertz >= MIN_HERTZ && hertz <= MAX_HERTZ;
    if (goesOn && this.#frames > 0 && Math.abs(hertz - this.#hertz) <= MAX_DRIFT_HERTZ) {
      this.#frames += 1;
      return false;
    }
    const ended = this.sounding;
    this.#frames = goesOn ? 1 : 0;
    this.#hertz = hertz ?? 0;
    return ended;
  }

  /** A tone that could be a beep sounds. */
  get sounding(): boolean {
    return this.#frames >= MIN_FRAMES && this.#frames <= MAX_FRAMES;
  }
}
