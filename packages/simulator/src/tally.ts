import type { Millis } from "@patchbay/base/time";

/** What became of the contacts that were counted; those still waiting at the end are in none of the shares. */
export interface KindOutcome {
  readonly came: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Shares of those answered or abandoned. */
  readonly waitedShare: number;
  readonly abandonedShare: number;
  /** Answered within the service level. */
  readonly inLevelShare: number;
  /** Mean time in the queue, also of those who gave up. */
  readonly meanWaitMs: Millis;
}

export interface Outcome extends KindOutcome {
  readonly kinds: readonly KindOutcome[];
  /** Mean share of agents that handled a contact. */
  readonly occupancy: number;
}

class KindTally {
  came = 0;
  answered = 0;
  abandoned = 0;
  waited = 0;
  inLevel = 0;
  waitMs = 0;

  outcome(): KindOutcome {
    const { came, answered, abandoned } = this;
    const done = Math.max(1, answered + abandoned);
    return {
      ...{ came, answered, abandoned },
      waitedShare: this.waited / done,
      abandonedShare: abandoned / done,
      inLevelShare: this.inLevel / done,
      meanWaitMs: this.waitMs / done,
    };
  }
}

/** Counts while a simulation runs. */
export class Tally {
  readonly #kinds: readonly KindTally[];
  readonly #all = new KindTally();
  readonly #agents: number;
  readonly #serviceLevelMs: Millis;
  #startedAt = Number.POSITIVE_INFINITY;
  #busy = 0;
  #busySince = 0;
  #busyMs = 0;

  constructor(kinds: number, agents: number, serviceLevelMs: Millis) {
    this.#kinds = Array.from({ length: kinds }, () => new KindTally());
    this.#agents = agents;
    this.#serviceLevelMs = serviceLevelMs;
  }

  start(now: number): void {
    this.#startedAt = now;
    this.#busySince = now;
    this.#busyMs = 0;
  }

  came(kind: number): void {
    for (const tally of this.#both(kind)) tally.came += 1;
  }

  answered(kind: number, waitMs: Millis): void {
    for (const tally of this.#both(kind)) {
      tally.answered += 1;
      tally.waitMs += waitMs;
      if (waitMs > 0) tally.waited += 1;
      if (waitMs <= this.#serviceLevelMs) tally.inLevel += 1;
    }
  }

  gaveUp(kind: number, waitMs: Millis): void {
    for (const tally of this.#both(kind)) {
      tally.abandoned += 1;
      tally.waited += 1;
      tally.waitMs += waitMs;
    }
  }

  busy(now: number, change: 1 | -1): void {
    this.#busyMs += this.#busy * (now - this.#busySince);
    this.#busySince = now;
    this.#busy += change;
  }

  outcome(): Outcome {
    const elapsed = this.#busySince - this.#startedAt;
    return {
      ...this.#all.outcome(),
      kinds: this.#kinds.map((kind) => kind.outcome()),
      occupancy: elapsed > 0 ? this.#busyMs / elapsed / this.#agents : 0,
    };
  }

  #both(kind: number): readonly KindTally[] {
    return [this.#all, this.#kinds[kind] as KindTally];
  }
}
