import { DAY, HOUR, type Instant } from "@patchbay/base/time";
import { DateTime } from "luxon";

/** Spans of time as tiles name them, relative to now. */
export const METRIC_RANGES = ["live", "today", "24h", "7d", "30d"] as const;
export type MetricRange = (typeof METRIC_RANGES)[number];

export interface TimeSpan {
  readonly from: Instant;
  /** Not part of the span. */
  readonly to: Instant;
}

/**
 * The half-open span [from, to) that a range means now. `today`, `7d` and `30d` begin at a midnight of the zone (7 and 30 calendar
 * days, today included), so that days add up over changes of the clock; `24h` is the last 24 hours; `live` is today, for
 * the metrics beside a live one that need a span.
 */
export function metricSpan(range: MetricRange, timeZone: string, now: Instant): TimeSpan {
  const to = now + 1;
  if (range === "24h") return { from: now - DAY, to };
  const days = range === "7d" ? 6 : range === "30d" ? 29 : 0;
  const midnight = DateTime.fromMillis(now, { zone: timeZone }).startOf("day").minus({ days });
  return { from: midnight.isValid ? midnight.toMillis() : now - (days + 1) * 24 * HOUR, to };
}
