import type { Services } from "@patchbay/api/api-context";
import { canonicalJson, type Json } from "@patchbay/base/json";
import type { Millis } from "@patchbay/base/time";
import { type MetricDefinition, metricDefinition } from "@patchbay/domain/metrics";
import type { TenantRow } from "@patchbay/ports/stores";
import { type MetricQuestion, queryMetrics } from "@patchbay/use-cases/metric/query-metrics";
import type { TenantEvent } from "@patchbay/wire/tenant-event";
import type { TenantHub } from "./tenant-hub.ts";

/** Live metric queries, each evaluated once for all who ask the same in a tenant. */
export interface MetricFeeds {
  join(tenant: TenantRow, question: MetricQuestion, push: (json: string) => void): () => void;
}

/** Wait this long after an event for more of them; a screen then shows a change well within a second. */
const GATHER: Millis = 200;
/** Figures that run with the clock (the longest wait) are evaluated this often while somebody looks. */
const TICK: Millis = 1_000;
/** Others too now and then: the day changes also when nothing happens. */
const SLOW_TICK: Millis = 30_000;

/** Events that no metric can depend on. */
const IDLE: ReadonlySet<TenantEvent["type"]> = new Set(["run.at", "offer.made", "flow.changed", "recording.ready"]);

export function createMetricFeeds(services: Services, hub: TenantHub, failed: (error: unknown) => void): MetricFeeds {
  const feeds = new Map<string, Feed>();
  return {
    join(tenant, question, push) {
      const key = `${tenant.id} ${canonicalJson(question as unknown as Json)}`;
      const feed = feeds.get(key) ?? new Feed(services, hub, tenant, question, failed);
      feeds.set(key, feed);
      feed.add(push);
      return () => {
        if (feed.remove(push)) feeds.delete(key);
      };
    },
  };
}

class Feed {
  private readonly listeners = new Set<(json: string) => void>();
  private readonly evaluate: () => Promise<string>;
  private readonly stopListening: () => void;
  private readonly ticking: NodeJS.Timeout;
  private readonly failed: (error: unknown) => void;
  private latest: string | undefined;
  private gathering: NodeJS.Timeout | undefined;
  private running = false;
  private again = false;

  constructor(
    services: Services,
    hub: TenantHub,
    tenant: TenantRow,
    question: MetricQuestion,
    failed: (error: unknown) => void,
  ) {
    this.failed = failed;
    const query = queryMetrics({ ...services, stores: services.stores.of(tenant.id), tenant });
    this.evaluate = async () => {
      const table = await query(question);
      if (!table.ok) throw new Error(`a checked metric query was refused: ${table.error.code}`);
      return JSON.stringify(table.value);
    };
    this.stopListening = hub.listen(tenant.id, ({ event }) => {
      if (!IDLE.has(event.type)) this.soon();
    });
    const running = question.metrics.some((name) => runsWithTheClock(metricDefinition(name)));
    this.ticking = setInterval(() => void this.refresh(), running ? TICK : SLOW_TICK);
    void this.refresh();
  }

  add(listener: (json: string) => void): void {
    this.listeners.add(listener);
    if (this.latest !== undefined) listener(this.latest);
  }

  /** Answers whether nobody is left; the feed has then ended. */
  remove(listener: (json: string) => void): boolean {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return false;
    this.stopListening();
    clearInterval(this.ticking);
    clearTimeout(this.gathering);
    return true;
  }

  private soon(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      void this.refresh();
    }, GATHER);
  }

  /** One evaluation at a time; a change during it asks for one more. */
  private async refresh(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    try {
      const table = await this.evaluate();
      if (table !== this.latest) {
        this.latest = table;
        for (const listener of this.listeners) listener(table);
      }
    } catch (error) {
      this.failed(error);
    } finally {
      this.running = false;
    }
    if (this.again && this.listeners.size > 0) {
      this.again = false;
      this.soon();
    }
  }
}

/** The longest wait grows while nothing happens; how many wait does not. */
function runsWithTheClock(metric: MetricDefinition | undefined): boolean {
  return metric?.live === true && metric.unit === "ms";
}
