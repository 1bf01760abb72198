import { type Instant, SECOND } from "@patchbay/base/time";
import { type Clock, sleep } from "@patchbay/ports/clock";

/** Spreads what a line sends over time, as fast as its limit lets it. */
export class SendingPace {
  readonly #clock: Clock;
  readonly #free = new Map<string, Instant>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when it is this message's turn. */
  async turn(line: string, perSecond: number | undefined): Promise<void> {
    if (perSecond === undefined) return;
    const now = this.#clock.now();
    const at = Math.max(now, this.#free.get(line) ?? 0);
    this.#free.set(line, at + SECOND / perSecond);
    if (at > now) await sleep(this.#clock, at - now, new AbortController().signal);
  }
}
