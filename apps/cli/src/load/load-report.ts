import type { GapMeter } from "./gap-meter.ts";
import type { CallOutcome } from "./load.ts";
import type { LoadLines } from "./load-lines.ts";

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface LoadReport {
  readonly calls: number;
  readonly answered: number;
  readonly failed: number;
  /** SIP status of the failed → how many. */
  readonly failures: Readonly<Record<string, number>>;
  /** SIP requests that were said again, by either side. */
  readonly retransmitted: number;
  readonly mostAtOnce: number;
  readonly setUpMs: Spread;
  /** From the packet that completed a key to the other side's BYE; of calls that it hung up. */
  readonly reactionMs: Spread;
  readonly packets: number;
  readonly packetsLost: number;
  readonly gapsOver40: number;
  readonly gapsOver60: number;
  readonly gapShareOver60: number;
  readonly longestGapMs: number;
  /** Answered calls that never heard a packet. */
  readonly silent: number;
  /** Turns in which the generator itself was late enough to be heard: gaps are then its own. */
  readonly generatorLate: number;
  readonly generatorLatestMs: number;
}

/** No call failed, no request was said twice, no packet was lost, and callers heard sound without gaps. */
export function isClean(report: LoadReport): boolean {
  const { failed, retransmitted, packetsLost, gapShareOver60, silent } = report;
  return failed === 0 && retransmitted === 0 && packetsLost <= 0 && gapShareOver60 < 0.001 && silent === 0;
}

export function reportOf(
  outcomes: readonly CallOutcome[],
  around: { readonly mostAtOnce: number; readonly retransmitted: number; readonly lines: LoadLines },
): LoadReport {
  const answered = outcomes.filter((outcome) => outcome.setUpMs !== undefined);
  const meters = answered.map(({ meter }) => meter);
  const sum = (pick: (meter: GapMeter) => number): number => meters.reduce((total, meter) => total + pick(meter), 0);
  const packets = sum((meter) => meter.packets);
  const over60 = sum((meter) => meter.over60);
  return {
    calls: outcomes.length,
    answered: answered.length,
    failed: outcomes.length - answered.length,
    failures: failuresOf(outcomes),
    retransmitted: around.retransmitted,
    mostAtOnce: around.mostAtOnce,
    setUpMs: spread(answered.map(({ setUpMs }) => setUpMs)),
    reactionMs: spread(answered.map(({ reactionMs }) => reactionMs)),
    packets,
    packetsLost: sum((meter) => meter.lost),
    gapsOver40: sum((meter) => meter.over40),
    gapsOver60: over60,
    gapShareOver60: packets === 0 ? 0 : over60 / packets,
    longestGapMs: round(meters.reduce((longest, meter) => Math.max(longest, meter.longestMs), 0)),
    silent: meters.filter((meter) => meter.packets === 0).length,
    generatorLate: around.lines.late,
    generatorLatestMs: round(around.lines.latestMs),
  };
}

function failuresOf(outcomes: readonly CallOutcome[]): Record<string, number> {
  const failures: Record<string, number> = {};
  for (const { setUpMs, end } of outcomes) {
    if (setUpMs !== undefined) continue;
    const key = String(end.status ?? end.by);
    failures[key] = (failures[key] ?? 0) + 1;
  }
  return failures;
}

function spread(values: readonly (number | undefined)[]): Spread {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
