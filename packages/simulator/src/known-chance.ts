import type { Millis } from "@patchbay/base/time";
import { answeredWithin, moreToCome, type PlainLine, sharesOf } from "./drift.ts";
import { FIGURES, type Figure, type KindRates } from "./outcome.ts";

/** For each figure, batch by batch: what was luck in it, as far as a plain line's laws know. Each has the mean 0 over a long time. */
export type Luck = Readonly<Record<Figure, readonly (readonly number[])[]>>;

interface Followed {
  readonly at: Float64Array;
  readonly more: Float64Array;
  drift: number;
  /** The figure at each arrival, less what was due. */
  onArrival: number;
}

/** Follows a centre as if it were one plain line in front of one pool, and keeps the books of its luck. */
export class KnownChance {
  readonly #arrivals: number;
  readonly #followed: Partial<Record<Figure, Followed>> = {};
  readonly #each: readonly Followed[];
  readonly #luck: Record<Figure, [number[], number[]]>;
  #gaveUp = 0;

  constructor(kinds: readonly KindRates[], agents: number, serviceLevelMs: Millis) {
    const line = lineOf(kinds, agents);
    this.#arrivals = line.arrivals;
    this.#luck = Object.fromEntries(FIGURES.map((figure) => [figure, [[], []]])) as never;
    const shares = sharesOf(line);
    if (shares) {
      const inTime = answeredWithin(line, serviceLevelMs);
      const figures = {
        waitedShare: (count: number) => (count >= agents ? 1 : 0),
        meanWaitMs: (count: number) => Math.max(0, count - agents),
        inLevelShare: inTime,
        occupancy: (count: number) => Math.min(count, agents),
      };
      for (const [figure, at] of Object.entries(figures)) {
        const more = moreToCome(line, shares, at);
        const known = Float64Array.from(shares, (_, count) => at(count));
        this.#followed[figure as Figure] = { at: known, more, drift: 0, onArrival: 0 };
      }
    }
    this.#each = Object.values(this.#followed);
  }

  /** For so long `count` contacts were there, and were leaving at these rates. */
  pass(time: Millis, count: number, leaving: number, givingUp: number): void {
    for (const one of this.#each) {
      const last = one.more.length - 1;
      const here = Math.min(count, last);
      const before = here === 0 ? 0 : (one.more[here - 1] as number);
      one.drift += time * (this.#arrivals * (one.more[here] as number) - leaving * before);
      one.onArrival -= time * this.#arrivals * (one.at[here] as number);
    }
    this.#gaveUp -= time * givingUp;
  }

  arrives(count: number): void {
    for (const one of this.#each) one.onArrival += one.at[Math.min(count, one.at.length - 1)] as number;
  }

  givesUp(): void {
    this.#gaveUp += 1;
  }

  endBatch(time: Millis): void {
    const { waitedShare, meanWaitMs, inLevelShare, occupancy } = this.#followed;
    const note = (figure: Figure, one: Followed | undefined, second: number) => {
      this.#luck[figure][0].push((one?.drift ?? 0) / time);
      this.#luck[figure][1].push(second / time);
    };
    note("waitedShare", waitedShare, waitedShare?.onArrival ?? 0);
    note("inLevelShare", inLevelShare, inLevelShare?.onArrival ?? 0);
    note("abandonedShare", meanWaitMs, this.#gaveUp);
    note("meanWaitMs", meanWaitMs, 0);
    note("occupancy", occupancy, 0);
    this.restart();
  }

  restart(): void {
    this.#gaveUp = 0;
    for (const one of this.#each) {
      one.drift = 0;
      one.onArrival = 0;
    }
  }

  get luck(): Luck {
    return this.#luck;
  }
}

function lineOf(kinds: readonly KindRates[], agents: number): PlainLine {
  const arrivals = kinds.reduce((sum, kind) => sum + kind.arrivals, 0);
  const mean = (of: (kind: KindRates) => number) =>
    kinds.reduce((sum, kind) => sum + (kind.arrivals / arrivals) * of(kind), 0);
  return {
    agents,
    arrivals,
    handling: 1 / mean(({ handling }) => 1 / handling),
    givingUp: mean((kind) => kind.givingUp),
  };
}
