/** The media clock: four phases of 5 ms make one frame of 20 ms. */
export const PHASES = 4;
export const PHASE_MS = 5;
/** Behind by more than this, the missed frames are skipped instead of sent in a burst. */
const GIVE_UP_AFTER_MS = 400;

/**
 * Calls `tick(phase)` every 5 ms of real time, catching up after a late wake-up, and `missed(frames)` after a stall
 * (a stopped process, a long pause of the machine) too long to catch up with.
 */
export class Ticker {
  readonly #tick: (phase: number) => void;
  readonly #missed: (frames: number) => void;
  #timer: NodeJS.Timeout | undefined;
  #next = 0;
  #phase = 0;
  /** Wake-ups more than 5 ms late, those more than a frame late, and the latest of them. */
  late = 0;
  frameLate = 0;
  latestMs = 0;

  constructor(tick: (phase: number) => void, missed: (frames: number) => void) {
    this.#tick = tick;
    this.#missed = missed;
  }

  start(): void {
    this.#next = performance.now() + PHASE_MS;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    this.#timer = setTimeout(() => this.#wake(), Math.max(0, this.#next - performance.now()));
  }

  #wake(): void {
    const behind = performance.now() - this.#next;
    if (behind > PHASE_MS) {
      this.late += 1;
      if (behind > PHASES * PHASE_MS) this.frameLate += 1;
      this.latestMs = Math.max(this.latestMs, behind);
    }
    if (behind > GIVE_UP_AFTER_MS) {
      const frames = Math.floor(behind / (PHASES * PHASE_MS));
      this.#next += frames * PHASES * PHASE_MS;
      this.#missed(frames);
    }
    while (performance.now() >= this.#next) {
      this.#tick(this.#phase);
      this.#phase = (this.#phase + 1) % PHASES;
      this.#next += PHASE_MS;
    }
    this.#schedule();
  }
}
