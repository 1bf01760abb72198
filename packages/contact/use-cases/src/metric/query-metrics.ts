import { err, ok, type Result } from "@patchbay/base/result";
import type { MetricDimension, MetricFilter, MetricQuery, MetricTable } from "@patchbay/domain/metric-query";
import { type MetricRange, metricSpan } from "@patchbay/domain/metric-range";
import { metricDefinition } from "@patchbay/domain/metrics";
import type { Clock } from "@patchbay/ports/clock";
import type { TenantRow, TenantStores } from "@patchbay/ports/stores";

/** A metric query as tiles ask it: a named range instead of instants, the tenant's time zone understood. */
export interface MetricQuestion {
  readonly metrics: readonly string[];
  readonly range: MetricRange;
  readonly by?: MetricDimension | undefined;
  readonly filters: Readonly<Partial<Record<MetricFilter, readonly string[] | undefined>>>;
}

export type QueryMetricsError = { readonly code: "metric.unknown"; readonly metric: string };

export interface Measuring {
  readonly stores: TenantStores;
  readonly clock: Clock;
  readonly tenant: TenantRow;
}

export const queryMetrics =
  (measuring: Measuring) =>
  async (question: MetricQuestion): Promise<Result<MetricTable, QueryMetricsError>> => {
    const unknown = unknownMetric(question);
    if (unknown !== undefined) return err({ code: "metric.unknown", metric: unknown });
    return ok(await measuring.stores.facts.query(metricQuery(measuring, question)));
  };

/** The question with its instants filled in as of this moment. */
export function metricQuery(
  { clock, tenant }: Pick<Measuring, "clock" | "tenant">,
  { range, by, filters, metrics }: MetricQuestion,
): MetricQuery {
  const given = Object.entries(filters).filter((entry) => entry[1] !== undefined);
  return {
    metrics,
    ...metricSpan(range, tenant.timeZone, clock.now()),
    timeZone: tenant.timeZone,
    filters: Object.fromEntries(given) as MetricQuery["filters"],
    ...(by === undefined ? {} : { by }),
  };
}

export function unknownMetric({ metrics }: Pick<MetricQuestion, "metrics">): string | undefined {
  return metrics.find((metric) => !metricDefinition(metric));
}
