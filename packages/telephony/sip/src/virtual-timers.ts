import type { Timer, Timers } from "./timers.ts";

interface Entry {
  readonly due: number;
  readonly order: number;
  readonly run: () => void;
}

/** Timers whose time passes only when told to: for tests and simulations. */
export class VirtualTimers implements Timers {
  #now = 0;
  #order = 0;
  #entries: Entry[] = [];

  start(millis: number, run: () => void): Timer {
    const entry: Entry = { due: this.#now + millis, order: this.#order++, run };
    this.#entries.push(entry);
    return {
      stop: () => {
        this.#entries = this.#entries.filter((item) => item !== entry);
      },
    };
  }

  get now(): number {
    return this.#now;
  }

  get running(): number {
    return this.#entries.length;
  }

  /** Lets time pass; timers due on the way run in order, also those that they start. */
  advance(millis: number): void {
    const until = this.#now + millis;
    for (;;) {
      const next = this.#entries
        .filter((entry) => entry.due <= until)
        .sort((a, b) => a.due - b.due || a.order - b.order)[0];
      if (!next) break;
      this.#entries = this.#entries.filter((entry) => entry !== next);
      this.#now = Math.max(this.#now, next.due);
      next.run();
    }
    this.#now = until;
  }
}
