import type { Millis } from "@patchbay/base/time";

export const FIGURES = ["waitedShare", "abandonedShare", "inLevelShare", "meanWaitMs", "occupancy"] as const;
export type Figure = (typeof FIGURES)[number];

/** What became of the contacts of a kind. */
export interface KindOutcome {
  readonly came: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Shares of those that came. */
  readonly waitedShare: number;
  readonly abandonedShare: number;
  /** Answered within the service level. */
  readonly inLevelShare: number;
  /** Mean time in the queue, also of those who gave up and of those who did not wait. */
  readonly meanWaitMs: Millis;
}

export interface Outcome extends KindOutcome {
  readonly kinds: readonly KindOutcome[];
  /** Mean share of agents that handled a contact. */
  readonly occupancy: number;
  /** Standard errors: how far the figures may be off by chance. */
  readonly errors: Readonly<Record<Figure, number>>;
}

/** How often contacts of a kind come, are handled and give up, per millisecond. */
export interface KindRates {
  readonly arrivals: number;
  readonly handling: number;
  /** 0: they wait for ever. */
  readonly givingUp: number;
}
