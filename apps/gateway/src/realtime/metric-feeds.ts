import type { Services } from "@patchbay/api/api-context";
import { canonicalJson, type Json } from "@patchbay/base/json";
import type { Millis } from "@patchbay/base/time";
import { type MetricDefinition, metricDefinition } from "@patchbay/domain/metrics";
import type { TenantRow } from "@patchbay/ports/stores";
import { type MetricQuestion, queryMetrics } from "@patchbay/use-cases/metric/query-metrics";
import type { TenantEvent } from "@patchbay/wire/tenant-event";
import { type Reading, SharedReadings } from "./shared-readings.ts";
import type { TenantHub } from "./tenant-hub.ts";

/** Live metric queries, each evaluated once for all who ask the same in a tenant. */
export interface MetricFeeds {
  join(tenant: TenantRow, question: MetricQuestion, push: (json: string) => void): () => void;
}

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

export function createMetricFeeds(services: Services, hub: TenantHub, failed: (error: unknown) => void): MetricFeeds {
  const readings = new SharedReadings(failed);
  return {
    join(tenant, question, push) {
      const key = `${tenant.id} ${canonicalJson(question as unknown as Json)}`;
      return readings.join(key, () => readingOf(services, hub, tenant, question), push);
    },
  };
}

function readingOf(services: Services, hub: TenantHub, tenant: TenantRow, question: MetricQuestion): Reading<string> {
  const query = queryMetrics({ ...services, stores: services.stores.of(tenant.id), tenant });
  const running = question.metrics.some((name) => runsWithTheClock(metricDefinition(name)));
  return {
    async read() {
      const table = await query(question);
      if (!table.ok) throw new Error(`a checked metric query was refused: ${table.error.code}`);
      return JSON.stringify(table.value);
    },
    news: (table, before) => (table === before ? undefined : table),
    listen: (changed) =>
      hub.listen(tenant.id, ({ event }) => {
        if (!IDLE.has(event.type)) changed();
      }),
    tick: running ? TICK : SLOW_TICK,
  };
}

/** The longest wait grows while nothing happens; how many wait does not. */
function runsWithTheClock(metric: MetricDefinition | undefined): boolean {
  return metric?.live === true && metric.unit === "ms";
}
