import type { Services } from "@patchbay/api/api-context";
import { canonicalJson, type Json } from "@patchbay/base/json";
import type { TenantRow } from "@patchbay/ports/stores";
import { type MetricQuestion, queryMetrics } from "@patchbay/use-cases/metric/query-metrics";
import { movesMetrics, tickOf } from "./metric-pace.ts";
import { type Reading, SharedReadings } from "./shared-readings.ts";
import type { TenantHub } from "./tenant-hub.ts";

/** Live metric queries, each evaluated once for all who ask the same in a tenant. */
export interface MetricFeeds {
  join(tenant: TenantRow, question: MetricQuestion, push: (json: string) => void): () => void;
}

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
  return {
    async read() {
      const table = await query(question);
      if (!table.ok) throw new Error(`a checked metric query was refused: ${table.error.code}`);
      return JSON.stringify(table.value);
    },
    news: (table, before) => (table === before ? undefined : table),
    listen: (changed) =>
      hub.listen(tenant.id, ({ event }) => {
        if (movesMetrics(event)) changed();
      }),
    tick: tickOf(question),
  };
}
