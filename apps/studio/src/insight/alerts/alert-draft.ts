import { MINUTE, SECOND } from "@patchbay/base/time";
import type { AlertSubject } from "@patchbay/domain/alert";
import type { MetricUnit } from "@patchbay/domain/metrics";
import type { Inputs } from "../../data/outputs.ts";

export type AlertRuleDraft = Inputs["alert"]["saveRule"];

interface Offered {
  readonly metric: string;
  readonly unit: MetricUnit;
  /** By what the rule may look apart; the first is usual. */
  readonly by: readonly AlertSubject[];
  readonly range: AlertRuleDraft["range"];
  readonly usual: Pick<AlertRuleDraft, "when" | "limit" | "clear" | "forMs">;
}

/** The readings that people set alerts on, each with a threshold that makes sense to begin with. */
export const OFFERED: readonly Offered[] = [
  {
    ...{ metric: "waiting-now", unit: "count", by: ["queue"], range: "live" },
    usual: { when: "above", limit: 10, clear: 5, forMs: MINUTE },
  },
  {
    ...{ metric: "longest-wait-now", unit: "ms", by: ["queue"], range: "live" },
    usual: { when: "above", limit: 2 * MINUTE, clear: MINUTE, forMs: 0 },
  },
  {
    ...{ metric: "service-level", unit: "share", by: ["queue"], range: "1h" },
    usual: { when: "below", limit: 0.8, clear: 0.85, forMs: 5 * MINUTE },
  },
  {
    ...{ metric: "abandon-rate", unit: "share", by: ["queue"], range: "1h" },
    usual: { when: "above", limit: 0.05, clear: 0.03, forMs: 5 * MINUTE },
  },
  {
    ...{ metric: "agents-ready", unit: "count", by: ["queue", "team"], range: "live" },
    usual: { when: "below", limit: 1, clear: 1, forMs: MINUTE },
  },
  {
    ...{ metric: "longest-in-state-now", unit: "ms", by: ["agent"], range: "live" },
    usual: { when: "above", limit: 15 * MINUTE, clear: 15 * MINUTE, forMs: 0 },
  },
  {
    ...{ metric: "trunk-errors", unit: "count", by: ["trunk"], range: "15m" },
    usual: { when: "above", limit: 5, clear: 2, forMs: 0 },
  },
];

/** Spans that a reading of a span may have. */
export const ALERT_RANGES = ["15m", "1h", "today"] as const;

export function freshRule(metric: string): AlertRuleDraft {
  const { by, range, usual } = offeredOf(metric);
  return { ...usual, title: "", enabled: true, metric, range, by: by[0] ?? "queue", filters: {}, mailTo: [] };
}

export const offeredOf = (metric: string): Offered =>
  OFFERED.find((one) => one.metric === metric) ?? (OFFERED[0] as Offered);

const SCALE = { count: 1, ms: 1 / SECOND, share: 100 } as const satisfies Record<MetricUnit, number>;

/** A value as the form shows it: a number, seconds, per cent. */
export const shown = (value: number, unit: MetricUnit): number => Math.round(value * SCALE[unit] * 100) / 100;
export const meant = (value: number, unit: MetricUnit): number => value / SCALE[unit];
