import type { Timer, Timers } from "../timers.ts";

/** Sends again after `first`, then after twice as long, up to `longest`, until stopped (RFC 3261 timers A, E, G). */
export class Retransmission {
  readonly #timers: Timers;
  readonly #longest: number;
  readonly #send: () => void;
  #interval: number;
  #timer: Timer | undefined;

  constructor(timers: Timers, first: number, longest: number, send: () => void) {
    this.#timers = timers;
    this.#longest = longest;
    this.#send = send;
    this.#interval = first;
    this.#schedule();
  }

  /** From now on at the longest interval (timer E in the Proceeding state, RFC 3261 §17.1.2.2). */
  slowDown(): void {
    this.#interval = this.#longest;
  }

  stop(): void {
    this.#timer?.stop();
    this.#timer = undefined;
  }

  #schedule(): void {
    this.#timer = this.#timers.start(this.#interval, () => {
      this.#interval = Math.min(this.#interval * 2, this.#longest);
      this.#schedule();
      this.#send();
    });
  }
}
