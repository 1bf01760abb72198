/** Frames per flushed block: 50 × 20 ms = 1 s. */
const BLOCK_FRAMES = 50;
const FRAME = 160;

/**
 * Collects what a party says and hears, frame by frame, into blocks of 16-bit WAV data (left says, right hears;
 * one channel when `channels` is 1). One `push` per 20 ms of call time keeps file time and call time equal.
 */
export class Recorder {
  readonly channels: 1 | 2;
  #block: Int16Array;
  #frames = 0;
  #totalFrames = 0;
  paused = false;

  constructor(channels: 1 | 2) {
    this.channels = channels;
    this.#block = this.#fresh();
  }

  /** Returns a full block once a second. A paused recorder writes silence. */
  push(says: Int16Array, hears: Int16Array): Int16Array | undefined {
    if (!this.paused) {
      const at = this.#frames * FRAME * this.channels;
      if (this.channels === 1) this.#block.set(says, at);
      else {
        for (let i = 0; i < FRAME; i += 1) {
          this.#block[at + 2 * i] = says[i]!;
          this.#block[at + 2 * i + 1] = hears[i]!;
        }
      }
    }
    this.#frames += 1;
    this.#totalFrames += 1;
    return this.#frames === BLOCK_FRAMES ? this.flush() : undefined;
  }

  /** What is there of the present block. */
  flush(): Int16Array {
    const block = this.#block.subarray(0, this.#frames * FRAME * this.channels);
    this.#block = this.#fresh();
    this.#frames = 0;
    return block;
  }

  get durationMs(): number {
    return this.#totalFrames * 20;
  }

  #fresh(): Int16Array {
    return new Int16Array(BLOCK_FRAMES * FRAME * this.channels);
  }
}
