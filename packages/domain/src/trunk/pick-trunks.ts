import type { Trunk, TrunkRate } from "./trunk.ts";

export interface Picking {
  readonly number: string;
  readonly emergency?: boolean;
  /** Names of trunks that do not answer. */
  readonly down: ReadonlySet<string>;
  /** Evenly from [0, 1): shares the calls by weight. */
  readonly draw: () => number;
}

/**
 * The trunks that may dial a number, the one to try first in front: those that answer, then the cheapest, then by position, and
 * by weight among equals. Without a trunk that allows its prefix nothing is dialled: toll fraud begins with a flow or an
 * agent that can dial anything.
 */
export function pickTrunks(trunks: readonly Trunk[], { number, emergency, down, draw }: Picking): readonly Trunk[] {
  return trunks
    .filter((trunk) => trunk.enabled && (emergency ? trunk.emergency : isAllowed(trunk, number)))
    .map((trunk) => ({
      trunk,
      down: down.has(trunk.name) ? 1 : 0,
      cost: costOf(trunk.rates, number) ?? Number.MAX_VALUE,
      // Exponential keys: the smallest is a draw by weight without replacement (Efraimidis and Spirakis, 2006).
      lot: -Math.log(1 - draw()) / Math.max(trunk.weight, Number.MIN_VALUE),
    }))
    .sort((a, b) => a.down - b.down || a.cost - b.cost || a.trunk.position - b.trunk.position || a.lot - b.lot)
    .map(({ trunk }) => trunk);
}

function isAllowed({ allowedPrefixes }: Trunk, number: string): boolean {
  return allowedPrefixes.some((prefix) => prefix !== "" && number.startsWith(prefix));
}

/** A minute's price by the longest prefix; undefined: none is written down. */
export function costOf(rates: readonly TrunkRate[], number: string): number | undefined {
  const fitting = rates.filter(({ prefix }) => number.startsWith(prefix));
  return fitting.toSorted((a, b) => b.prefix.length - a.prefix.length)[0]?.perMinute;
}
