/** Time as the transactions see it. The stack never reads a clock. */
export interface Timers {
  /** Calls `run` once after so many milliseconds; the returned handle stops it. */
  start(millis: number, run: () => void): Timer;
}

export interface Timer {
  stop(): void;
}

/** The base values of RFC 3261 §17.1.1.1 and table 4, in milliseconds. */
export interface Timing {
  /** Round-trip estimate. */
  readonly t1: number;
  /** Longest retransmission interval. */
  readonly t2: number;
  /** How long a message may stay in the network. */
  readonly t4: number;
}

export const DEFAULT_TIMING: Timing = { t1: 500, t2: 4_000, t4: 5_000 };

/** 64·T1: timers B, F, H, J, L and M. */
export function giveUpAfter(timing: Timing): number {
  return 64 * timing.t1;
}
