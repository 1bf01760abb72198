import { DAY, HOUR, type Instant, MINUTE } from "@patchbay/base/time";
import { DateTime } from "luxon";

/** Spans of time as tiles name them, relative to now. */
export const METRIC_RANGES = ["live", "15m", "1h", "today", "24h", "7d", "30d"] as const;
export type MetricRange = (typeof METRIC_RANGES)[number];

export interface TimeSpan {
  readonly from: Instant;
  /** Not part of the span. */
  readonly to: Instant;
}

const UNTIL_NOW = { "15m": 15 * MINUTE, "1h": HOUR, "24h": DAY } as const;

/**
 * The half-open span [from, to) that a range means now. `today`, `7d` and `30d` begin at a midnight of the zone (7 and 30 calendar
 * days, today included), so that days add up over changes of the clock; `15m`, `1h` and `24h` are the time until now; `live` is today, for
 * the metrics beside a live one that need a span.
 */
export function metricSpan(range: MetricRange, timeZone: string, now: Instant): TimeSpan {
  const to = now + 1;
  const length = UNTIL_NOW[range as keyof typeof UNTIL_NOW];
  if (length !== undefined) return { from: now - length, to };
  const days = range === "7d" ? 6 : range === "30d" ? 29 : 0;
  const midnight = DateTime.fromMillis(now, { zone: timeZone }).startOf("day").minus({ days });
  return { from: midnight.isValid ? midnight.toMillis() : now - (days + 1) * 24 * HOUR, to };
}
