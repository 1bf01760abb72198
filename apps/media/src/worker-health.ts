import type { MediaHealth } from "@patchbay/wire/media-rpc";
import type { Counters } from "./counters.ts";
import type { Engine } from "./engine.ts";

const EVERY_MS = 1_000;

/** Measures the worker once a second: CPU share and packet rates. */
export class WorkerHealth {
  readonly #engine: Engine;
  readonly #counters: Counters;
  readonly #maxLegs: number;
  readonly #timer: NodeJS.Timeout;
  #cpu = 0;
  #rates = { received: 0, sent: 0 };
  #before = { at: performance.now(), usage: process.cpuUsage(), received: 0, sent: 0 };

  constructor(engine: Engine, counters: Counters, maxLegs: number) {
    this.#engine = engine;
    this.#counters = counters;
    this.#maxLegs = maxLegs;
    this.#timer = setInterval(() => this.#measure(), EVERY_MS);
  }

  get load(): { readonly legs: number; readonly maxLegs: number } {
    return { legs: this.#engine.legs, maxLegs: this.#maxLegs };
  }

  report(): MediaHealth {
    return {
      ...this.load,
      cpu: this.#cpu,
      packetsPerSecond: this.#rates,
      lateTicks: this.#engine.ticker.late,
      latestTickMs: this.#engine.ticker.latestMs,
      ignored: { ...this.#counters.ignored },
      residentBytes: process.memoryUsage.rss(),
    };
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #measure(): void {
    const before = this.#before;
    const { received, sent } = this.#counters;
    const now = { at: performance.now(), usage: process.cpuUsage(), received, sent };
    const millis = now.at - before.at;
    const busy = now.usage.user + now.usage.system - before.usage.user - before.usage.system;
    this.#cpu = busy / 1_000 / millis;
    const perSecond = (count: number) => Math.round((count * 1_000) / millis);
    this.#rates = { received: perSecond(received - before.received), sent: perSecond(sent - before.sent) };
    this.#before = now;
  }
}
