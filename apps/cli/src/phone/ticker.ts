import type { Millis } from "@patchbay/base/time";

/**
 * Calls everybody every 20 ms, on average exactly: a late turn is followed by an early one, so that audio does not drift.
 * Runs only while somebody listens.
 */
export class Ticker {
  readonly #everyMs: Millis;
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #next = 0;

  constructor(everyMs: Millis = 20) {
    this.#everyMs = everyMs;
  }

  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (!this.#timer) {
      this.#next = performance.now() + this.#everyMs;
      this.#wait();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  #wait(): void {
    this.#timer = setTimeout(() => this.#turn(), Math.max(0, this.#next - performance.now()));
  }

  #turn(): void {
    // After a long stall the missed turns are made up for, at most a second of them.
    const now = performance.now();
    if (now - this.#next > 1_000) this.#next = now;
    while (this.#next <= now) {
      this.#next += this.#everyMs;
      for (const listener of this.#listeners) listener();
    }
    if (this.#timer) this.#wait();
  }
}
