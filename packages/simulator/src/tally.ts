import type { Instant, Millis } from "@patchbay/base/time";
import { KnownChance } from "./known-chance.ts";
import type { Figure, KindOutcome, KindRates, Outcome } from "./outcome.ts";
import { withoutChance } from "./without-chance.ts";

const BATCHES = 40;

class KindTally {
  readonly counts = { came: 0, answered: 0, abandoned: 0 };
  readonly shown: Record<Exclude<Figure, "occupancy">, number[]>;
  waiting = 0;
  waited = 0;
  gaveUp = 0;
  inLevel = 0;
  queueMs = 0;

  constructor() {
    this.shown = { waitedShare: [], abandonedShare: [], inLevelShare: [], meanWaitMs: [] };
  }

  /** `due`: so many came by the laws of chance. */
  endBatch(due: number): void {
    this.shown.waitedShare.push(this.waited / due);
    this.shown.abandonedShare.push(this.gaveUp / due);
    this.shown.inLevelShare.push(this.inLevel / due);
    this.shown.meanWaitMs.push(this.queueMs / due);
    this.restart();
  }

  restart(): void {
    this.waited = 0;
    this.gaveUp = 0;
    this.inLevel = 0;
    this.queueMs = 0;
  }
}

/** Counts while a simulation runs, in batches, so that it can say what was luck. */
export class Tally {
  readonly #rates: readonly KindRates[];
  readonly #kinds: readonly KindTally[];
  readonly #all = new KindTally();
  readonly #chance: KnownChance;
  readonly #agents: number;
  readonly #serviceLevelMs: Millis;
  readonly #perBatch: number;
  readonly #busyShares: number[] = [];
  #counts = false;
  #now: Instant = 0;
  #began: Instant = 0;
  #busy = 0;
  #busyMs = 0;
  #leaving = 0;
  #givingUp = 0;

  constructor(
    rates: readonly KindRates[],
    options: { readonly agents: number; readonly contacts: number; readonly serviceLevelMs: Millis },
  ) {
    this.#rates = rates;
    this.#kinds = rates.map(() => new KindTally());
    this.#chance = new KnownChance(rates, options.agents, options.serviceLevelMs);
    this.#agents = options.agents;
    this.#serviceLevelMs = options.serviceLevelMs;
    this.#perBatch = Math.max(1, Math.floor(options.contacts / BATCHES));
  }

  /** What came before does not count. */
  start(now: Instant): void {
    this.#pass(now);
    this.#counts = true;
    this.#chance.restart();
    this.#restart(now);
    for (const tally of [this.#all, ...this.#kinds]) tally.restart();
  }

  came(kind: number, now: Instant, waits: boolean): void {
    this.#pass(now);
    this.#chance.arrives(this.#busy + this.#all.waiting);
    for (const tally of this.#both(kind)) {
      if (this.#counts) tally.counts.came += 1;
      if (waits) tally.waited += 1;
      if (waits) tally.waiting += 1;
    }
    if (waits) this.#wait(kind, 1);
    else this.#begin(kind, 0);
    if (this.#counts && this.#all.counts.came % this.#perBatch === 0) this.#endBatch(now);
  }

  /** Who waited is answered. */
  answered(kind: number, now: Instant, waitMs: Millis): void {
    this.#pass(now);
    for (const tally of this.#both(kind)) tally.waiting -= 1;
    this.#wait(kind, -1);
    this.#begin(kind, waitMs);
  }

  gaveUp(kind: number, now: Instant): void {
    this.#pass(now);
    this.#chance.givesUp();
    this.#wait(kind, -1);
    for (const tally of this.#both(kind)) {
      tally.waiting -= 1;
      tally.gaveUp += 1;
      if (this.#counts) tally.counts.abandoned += 1;
    }
  }

  handled(kind: number, now: Instant): void {
    this.#pass(now);
    this.#busy -= 1;
    this.#leaving -= (this.#rates[kind] as KindRates).handling;
  }

  outcome(): Outcome {
    const { luck } = this.#chance;
    const occupancy = withoutChance(
      this.#busyShares,
      luck.occupancy.map((control) => control.map(this.#perAgent)),
    );
    const estimate = (tally: KindTally, figure: keyof KindTally["shown"]) =>
      withoutChance(tally.shown[figure], luck[figure]);
    const outcomeOf = (tally: KindTally): KindOutcome => ({
      ...tally.counts,
      waitedShare: share(estimate(tally, "waitedShare").value),
      abandonedShare: share(estimate(tally, "abandonedShare").value),
      inLevelShare: share(estimate(tally, "inLevelShare").value),
      meanWaitMs: Math.max(0, estimate(tally, "meanWaitMs").value),
    });
    return {
      ...outcomeOf(this.#all),
      kinds: this.#kinds.map(outcomeOf),
      occupancy: share(occupancy.value),
      errors: {
        waitedShare: estimate(this.#all, "waitedShare").error,
        abandonedShare: estimate(this.#all, "abandonedShare").error,
        inLevelShare: estimate(this.#all, "inLevelShare").error,
        meanWaitMs: estimate(this.#all, "meanWaitMs").error,
        occupancy: occupancy.error,
      },
    };
  }

  readonly #perAgent = (value: number): number => value / this.#agents;

  #pass(now: Instant): void {
    const time = now - this.#now;
    this.#now = now;
    if (!this.#counts || time === 0) return;
    this.#chance.pass(time, this.#busy + this.#all.waiting, this.#leaving, this.#givingUp);
    this.#busyMs += time * this.#busy;
    for (const tally of this.#kinds) tally.queueMs += time * tally.waiting;
    this.#all.queueMs += time * this.#all.waiting;
  }

  #begin(kind: number, waitMs: Millis): void {
    this.#busy += 1;
    this.#leaving += (this.#rates[kind] as KindRates).handling;
    for (const tally of this.#both(kind)) {
      if (this.#counts) tally.counts.answered += 1;
      if (waitMs <= this.#serviceLevelMs) tally.inLevel += 1;
    }
  }

  #wait(kind: number, change: 1 | -1): void {
    const { givingUp } = this.#rates[kind] as KindRates;
    this.#givingUp += change * givingUp;
    this.#leaving += change * givingUp;
  }

  #endBatch(now: Instant): void {
    const time = now - this.#began;
    this.#chance.endBatch(time);
    this.#busyShares.push(this.#busyMs / time / this.#agents);
    for (const [kind, tally] of this.#kinds.entries()) tally.endBatch((this.#rates[kind] as KindRates).arrivals * time);
    this.#all.endBatch(this.#rates.reduce((sum, { arrivals }) => sum + arrivals, 0) * time);
    this.#restart(now);
  }

  #restart(now: Instant): void {
    this.#began = now;
    this.#busyMs = 0;
  }

  #both(kind: number): readonly KindTally[] {
    return [this.#all, this.#kinds[kind] as KindTally];
  }
}

const share = (value: number): number => Math.min(1, Math.max(0, value));
