import { Doubler } from "@patchbay/media/rate-change";
import { FRAME, WIDE_FRAME } from "./leg-output.ts";
import type { Voice } from "./voice.ts";

/** A minute: what a bot says beyond it is lost, not the worker's memory. */
const MOST_WAITING = 60 * 8_000;

interface Mark {
  readonly name: string;
  /** Said when so many samples have been played since the beginning. */
  readonly at: number;
}

/** What the other end of a fork says to the party: samples that come as fast as it likes, and are heard at 8,000 a second. */
export class BotVoice implements Voice {
  readonly said = new Int16Array(FRAME);
  readonly #wide = new Int16Array(WIDE_FRAME);
  readonly #up = new Doubler(FRAME);
  readonly #passed: (mark: string) => void;
  #waiting: Int16Array[] = [];
  #samples = 0;
  #played = 0;
  #marks: Mark[] = [];
  #silent = true;
  /** Samples that there was no room for. */
  lost = 0;

  /** @param passed hears of each mark when all that was said before it has been heard, or will not be */
  constructor(passed: (mark: string) => void) {
    this.#passed = passed;
  }

  /** Nothing is to be heard of it in this frame. */
  get isSilent(): boolean {
    return this.#silent;
  }

  get wide(): Int16Array {
    this.#up.push(this.said, this.#wide);
    return this.#wide;
  }

  /** Something waits to be heard. */
  get sounding(): boolean {
    return this.#samples > 0 || !this.#silent;
  }

  /** Signed 16-bit little-endian samples at 8 kHz; an odd octet at the end counts for nothing. */
  push(bytes: Uint8Array): void {
    const count = Math.min(Math.floor(bytes.byteLength / 2), MOST_WAITING - this.#samples);
    this.lost += Math.floor(bytes.byteLength / 2) - count;
    if (count <= 0) return;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#waiting.push(Int16Array.from({ length: count }, (_, i) => view.getInt16(2 * i, true)));
    this.#samples += count;
  }

  mark(name: string): void {
    this.#marks.push({ name, at: this.#played + this.#samples });
    this.#tellPassed();
  }

  /** Forgets what has not been heard yet: the party speaks. */
  clear(): void {
    this.#waiting = [];
    this.#samples = 0;
    for (const { name } of this.#marks.splice(0)) this.#passed(name);
  }

  /** Once a frame. */
  advance(): void {
    this.#silent = this.#samples === 0;
    this.said.fill(0);
    let at = 0;
    for (let next = this.#waiting[0]; next && at < FRAME; next = this.#waiting[0]) {
      const taken = next.subarray(0, FRAME - at);
      this.said.set(taken, at);
      at += taken.length;
      if (taken.length === next.length) this.#waiting.shift();
      else this.#waiting[0] = next.subarray(taken.length);
    }
    this.#samples -= at;
    this.#played += at;
    this.#tellPassed();
  }

  #tellPassed(): void {
    while (this.#marks[0] && this.#marks[0].at <= this.#played) this.#passed((this.#marks.shift() as Mark).name);
  }
}
