import type { Instant, Millis } from "@patchbay/base/time";
import type { MetricDimension, MetricFilter } from "./metric-query.ts";
import type { MetricRange } from "./metric-range.ts";

/** By what a rule looks apart: each queue (team, agent, trunk) has an alert of its own. */
export const ALERT_SUBJECTS = ["queue", "team", "agent", "trunk"] as const satisfies readonly MetricDimension[];
export type AlertSubject = (typeof ALERT_SUBJECTS)[number];

/** When a reading is worth somebody's attention. Values are in the metric's unit: a number, milliseconds, or 0 … 1. */
export interface AlertThreshold {
  readonly when: "above" | "below";
  readonly limit: number;
  /** The alert is over when the reading is back here; between this and the limit nothing changes. */
  readonly clear: number;
  /** So long the reading must stay beyond the limit before anybody hears of it. */
  readonly forMs: Millis;
}

export interface AlertRule extends AlertThreshold {
  readonly id: string;
  readonly title: string;
  readonly enabled: boolean;
  /** A definition of metrics.ts that can be split by `by`. */
  readonly metric: string;
  readonly range: MetricRange;
  readonly by: AlertSubject;
  /** Only these; a filter that is absent leaves none out. */
  readonly filters: Readonly<Partial<Record<MetricFilter, readonly string[]>>>;
  /** Who is written to when an alert begins. */
  readonly mailTo: readonly string[];
}

/** What a rule knows of one of its subjects. `pending`: beyond the limit, but not long enough yet. */
export type AlertState =
  | { readonly status: "calm" }
  | { readonly status: "pending"; readonly since: Instant }
  | { readonly status: "raised"; readonly since: Instant };

export const CALM: AlertState = { status: "calm" };

/** The state after a reading; the same object when nothing changed. `null`: there is nothing to read. */
export function nextAlertState(
  threshold: AlertThreshold,
  state: AlertState,
  value: number | null,
  now: Instant,
): AlertState {
  const beyond = value !== null && isBeyond(threshold, value);
  switch (state.status) {
    case "calm":
      return beyond ? settled(threshold, now, now) : state;
    case "pending":
      if (!beyond) return CALM;
      return now - state.since >= threshold.forMs ? settled(threshold, state.since, now) : state;
    case "raised":
      return value === null || isBack(threshold, value) ? CALM : state;
  }
}

function settled({ forMs }: AlertThreshold, since: Instant, now: Instant): AlertState {
  return { status: now - since >= forMs ? "raised" : "pending", since };
}

function isBeyond({ when, limit }: AlertThreshold, value: number): boolean {
  return when === "above" ? value > limit : value < limit;
}

/** A `clear` on the wrong side of the limit would end every alert at once: then the limit itself counts. */
function isBack({ when, limit, clear }: AlertThreshold, value: number): boolean {
  return when === "above" ? value <= Math.min(clear, limit) : value >= Math.max(clear, limit);
}
