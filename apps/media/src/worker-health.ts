import type { MediaHealth, WireLoad } from "@patchbay/wire/media-rpc";
import type { Admission } from "./admission.ts";
import type { Counters } from "./counters.ts";
import type { Engine } from "./engine.ts";

const EVERY_MS = 1_000;
const FRAMES_PER_SECOND = 50;

/** Measures the worker once a second, CPU share and packet rates, and tells its admission. */
export class WorkerHealth {
  readonly #engine: Engine;
  readonly #counters: Counters;
  readonly #maxLegs: number;
  readonly #admission: Admission;
  readonly #timer: NodeJS.Timeout;
  #cpu = 0;
  #rates = { received: 0, sent: 0 };
  #before = { at: performance.now(), usage: process.cpuUsage(), received: 0, sent: 0, late: 0 };

  constructor(engine: Engine, counters: Counters, maxLegs: number, admission: Admission) {
    this.#engine = engine;
    this.#counters = counters;
    this.#maxLegs = maxLegs;
    this.#admission = admission;
    this.#timer = setInterval(() => this.#measure(), EVERY_MS);
  }

  get load(): WireLoad {
    const { open, draining } = this.#admission;
    return { legs: this.#engine.legs, maxLegs: this.#maxLegs, admits: open, draining };
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
    const { frameLate: late } = this.#engine.ticker;
    const now = { at: performance.now(), usage: process.cpuUsage(), received, sent, late };
    const millis = now.at - before.at;
    const busy = now.usage.user + now.usage.system - before.usage.user - before.usage.system;
    this.#cpu = busy / 1_000 / millis;
    const frames = (millis * FRAMES_PER_SECOND) / 1_000;
    this.#admission.measured({ cpu: this.#cpu, late: (late - before.late) / frames, legs: this.#engine.legs });
    const perSecond = (count: number) => Math.round((count * 1_000) / millis);
    this.#rates = { received: perSecond(received - before.received), sent: perSecond(sent - before.sent) };
    this.#before = now;
  }
}
