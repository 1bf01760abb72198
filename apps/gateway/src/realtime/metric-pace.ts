import type { Millis } from "@patchbay/base/time";
import { type MetricDefinition, metricDefinition } from "@patchbay/domain/metrics";
import type { TenantEvent } from "@patchbay/wire/tenant-event";

/** Figures that run with the clock (the longest wait) are evaluated this often while somebody looks. */
const TICK: Millis = 1_000;
/** Others too now and then: the day changes also when nothing happens. */
const SLOW_TICK: Millis = 30_000;

/** Events that no metric can depend on. */
const IDLE: ReadonlySet<TenantEvent["type"]> = new Set([
  "run.at",
  "offer.made",
  "flow.changed",
  "recording.ready",
  "alert.changed",
]);

export function movesMetrics({ type }: TenantEvent): boolean {
  return !IDLE.has(type);
}

export function tickOf({ metrics }: { readonly metrics: readonly string[] }): Millis {
  return metrics.some((name) => runsWithTheClock(metricDefinition(name))) ? TICK : SLOW_TICK;
}

/** The longest wait grows while nothing happens; how many wait does not. */
function runsWithTheClock(metric: MetricDefinition | undefined): boolean {
  return metric?.live === true && metric.unit === "ms";
}
