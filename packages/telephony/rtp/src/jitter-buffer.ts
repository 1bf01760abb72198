import { timestampDelta } from "./sequence.ts";

/** Samples the ring holds: 1.024 s at 8 kHz, a power of two so that an index is a mask. */
const RING = 8_192;
const MASK = RING - 1;

export interface JitterBufferOptions {
  /** Samples per `pull`: 160 = 20 ms at 8 kHz. */
  readonly frame: number;
  /** Samples kept in hand when a stream starts. */
  readonly target: number;
  /** Never hold more than this; older samples are skipped. */
  readonly maximum: number;
}

const DEFAULTS: JitterBufferOptions = { frame: 160, target: 320, maximum: 2_400 };
/** Pulls over which the smallest reserve is watched before a frame is dropped: 4 s. */
const TRIM_AFTER = 200;
/** Lost frames that are covered by the fading last one: 60 ms. */
const CONCEAL_FRAMES = 3;

/**
 * Reorders and paces one audio stream. Samples are placed by RTP timestamp, so any packet length, reordering and
 * duplication comes out right without bookkeeping per packet. `pull` is called once per frame of real time.
 * The delay adapts: an empty buffer waits one frame more, a reserve that was never needed is given back.
 */
export class JitterBuffer {
  readonly #options: JitterBufferOptions;
  readonly #samples = new Int16Array(RING);
  readonly #present = new Uint8Array(RING);
  readonly #last: Int16Array;
  #started = false;
  #readAt = 0;
  #writtenTo = 0;
  #idlePulls = 0;
  #concealed = CONCEAL_FRAMES;
  #smallestReserve = Number.POSITIVE_INFINITY;
  #watched = 0;
  /** Samples that came after their time; they are heard by nobody. */
  late = 0;

  constructor(options: Partial<JitterBufferOptions> = {}) {
    this.#options = { ...DEFAULTS, ...options };
    this.#last = new Int16Array(this.#options.frame);
  }

  /** Samples in hand beyond the next `pull`'s start. */
  get reserve(): number {
    return this.#started ? Math.max(0, timestampDelta(this.#readAt, this.#writtenTo)) : 0;
  }

  /** Puts the samples of one packet in their place; a packet longer than `maximum` is no speech and is ignored. */
  push(timestamp: number, samples: Int16Array): void {
    const { maximum, target } = this.#options;
    if (samples.length > maximum) return;
    const ahead = timestampDelta(this.#readAt, timestamp);
    const resting = this.reserve === 0 && this.#idlePulls > CONCEAL_FRAMES;
    if (!this.#started || ahead < -RING / 2 || ahead > maximum || (resting && (ahead > target || ahead < 0))) {
      this.#restart(timestamp);
    } else if (ahead < 0 && timestampDelta(this.#readAt, timestamp + samples.length) <= 0) {
      this.late += samples.length;
      return;
    }
    const skip = Math.max(0, timestampDelta(timestamp, this.#readAt));
    for (let i = skip; i < samples.length; i += 1) {
      const at = (timestamp + i) & MASK;
      this.#samples[at] = samples[i]!;
      this.#present[at] = 1;
    }
    const end = (timestamp + samples.length) | 0;
    if (timestampDelta(this.#writtenTo, end) > 0) this.#writtenTo = end;
    this.#idlePulls = 0;
  }

  /** Fills `target` with the next frame and says whether anything of it was heard (false: silence). */
  pull(target: Int16Array): boolean {
    if (!this.#started) {
      target.fill(0);
      return false;
    }
    const reserve = this.reserve;
    if (reserve === 0) {
      // Waiting without moving on is what lets the delay grow when packets come late.
      this.#idlePulls += 1;
      return this.#conceal(target);
    }
    this.#trim(reserve);
    return this.#take(target);
  }

  reset(): void {
    this.#started = false;
    this.#present.fill(0);
    this.#concealed = CONCEAL_FRAMES;
  }

  #restart(timestamp: number): void {
    this.#present.fill(0);
    this.#started = true;
    this.#readAt = (timestamp - this.#options.target) | 0;
    this.#writtenTo = timestamp | 0;
    this.#smallestReserve = Number.POSITIVE_INFINITY;
    this.#watched = 0;
  }

  #take(target: Int16Array): boolean {
    const { frame } = this.#options;
    let heard = 0;
    for (let i = 0; i < frame; i += 1) {
      const at = (this.#readAt + i) & MASK;
      heard += this.#present[at]!;
      target[i] = this.#present[at] === 1 ? this.#samples[at]! : 0;
      this.#present[at] = 0;
    }
    this.#readAt = (this.#readAt + frame) | 0;
    if (heard === 0) return this.#conceal(target);
    this.#last.set(target);
    this.#concealed = 0;
    return true;
  }

  /** A lost frame sounds like the last one that came, fading out over 60 ms. */
  #conceal(target: Int16Array): boolean {
    const done = this.#concealed;
    this.#concealed += 1;
    if (done >= CONCEAL_FRAMES) {
      target.fill(0);
      return false;
    }
    for (let i = 0; i < target.length; i += 1) {
      const gain = 1 - (done + i / target.length) / CONCEAL_FRAMES;
      target[i] = this.#last[i]! * gain;
    }
    return true;
  }

  #trim(reserve: number): void {
    const { frame, target, maximum } = this.#options;
    this.#smallestReserve = Math.min(this.#smallestReserve, reserve - frame);
    this.#watched += 1;
    const tooMuch = reserve > maximum || (this.#watched >= TRIM_AFTER && this.#smallestReserve > target);
    if (tooMuch) {
      for (let i = 0; i < frame; i += 1) this.#present[(this.#readAt + i) & MASK] = 0;
      this.#readAt = (this.#readAt + frame) | 0;
    }
    if (tooMuch || this.#watched >= TRIM_AFTER) {
      this.#watched = 0;
      this.#smallestReserve = Number.POSITIVE_INFINITY;
    }
  }
}
