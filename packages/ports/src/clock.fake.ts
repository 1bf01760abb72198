import type { Instant, Millis } from "@patchbay/base/time";
import type { Clock } from "./clock.ts";

interface Timer {
  readonly instant: Instant;
  readonly order: number;
  readonly wake: () => void;
}

/** Time that passes only when told to. Timers wake in order of their instants, those of one instant in the order they were set. */
export class FakeClock implements Clock {
  #now: Instant;
  #count = 0;
  readonly #timers = new Set<Timer>();

  constructor(now: Instant = Date.UTC(2026, 0, 5, 9)) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  at(instant: Instant, wake: () => void): () => void {
    const timer = { instant, order: this.#count++, wake };
    this.#timers.add(timer);
    if (instant <= this.#now) queueMicrotask(() => this.#fire(timer));
    return () => this.#timers.delete(timer);
  }

  /** Moves time on; everything due on the way wakes at its own instant, also what the woken set themselves. */
  advance(millis: Millis): void {
    this.advanceTo(this.#now + millis);
  }

  advanceTo(instant: Instant): void {
    for (let timer = this.#next(instant); timer; timer = this.#next(instant)) {
      this.#now = Math.max(this.#now, timer.instant);
      this.#fire(timer);
    }
    this.#now = Math.max(this.#now, instant);
  }

  /** When the next timer is due; undefined when none is set. */
  nextWake(): Instant | undefined {
    return this.#next(Number.POSITIVE_INFINITY)?.instant;
  }

  #next(until: Instant): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.instant > until) continue;
      if (!first || timer.instant < first.instant || (timer.instant === first.instant && timer.order < first.order)) {
        first = timer;
      }
    }
    return first;
  }

  #fire(timer: Timer): void {
    if (this.#timers.delete(timer)) timer.wake();
  }
}
