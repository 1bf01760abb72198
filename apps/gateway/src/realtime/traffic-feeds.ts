import type { Services } from "@patchbay/api/api-context";
import type { Instant, Millis } from "@patchbay/base/time";
import { metricSpan } from "@patchbay/domain/metric-range";
import type { TenantRow } from "@patchbay/ports/stores";
import { TrafficCount, type TrafficOf, trafficChange } from "@patchbay/use-cases/realtime/traffic-count";
import type { FlowTraffic } from "@patchbay/wire/flow-traffic";
import type { TenantEvent } from "@patchbay/wire/tenant-event";
import type { TenantHub } from "./tenant-hub.ts";

/** The traffic of flows, counted once for all who look at the same flow. */
export interface TrafficFeeds {
  join(tenant: TenantRow, of: TrafficOf, push: (json: string) => void): () => void;
}

/** Changes are told at most this often. */
const GATHER: Millis = 300;
/** Read anew while somebody looks: what the bus lost is found again, hours and days pass. */
const READ_EVERY: Millis = 30_000;
/** So old is what is surely stored; of what happened since, the bus tells. */
const STORED_WITHIN: Millis = 5_000;

export function createTrafficFeeds(services: Services, hub: TenantHub, failed: (error: unknown) => void): TrafficFeeds {
  const feeds = new Map<string, Feed>();
  return {
    join(tenant, of, push) {
      const key = `${tenant.id} ${of.flow} ${of.version ?? ""}`;
      const feed = feeds.get(key) ?? new Feed(services, hub, tenant, of, failed);
      feeds.set(key, feed);
      feed.add(push);
      return () => {
        if (feed.remove(push)) feeds.delete(key);
      };
    },
  };
}

class Feed {
  readonly #services: Services;
  readonly #tenant: TenantRow;
  readonly #of: TrafficOf;
  readonly #failed: (error: unknown) => void;
  readonly #listeners = new Set<(json: string) => void>();
  readonly #leave: () => void;
  readonly #reading: NodeJS.Timeout;
  readonly #began: Instant;
  #count: TrafficCount | undefined;
  /** Since the last reading, and a little before it. */
  #heard: TenantEvent[] = [];
  #told: FlowTraffic | undefined;
  #gathering: NodeJS.Timeout | undefined;

  constructor(services: Services, hub: TenantHub, tenant: TenantRow, of: TrafficOf, failed: (error: unknown) => void) {
    this.#services = services;
    this.#tenant = tenant;
    this.#of = of;
    this.#failed = failed;
    this.#began = services.clock.now();
    this.#leave = hub.listen(tenant.id, ({ event }) => {
      if (isMove(event, of)) this.#heard.push(event);
      if (this.#count?.hear(event)) this.#soon();
    });
    this.#reading = setInterval(() => void this.#read(), READ_EVERY);
    void this.#read();
  }

  add(listener: (json: string) => void): void {
    this.#listeners.add(listener);
    if (this.#told) listener(JSON.stringify(this.#told));
  }

  /** Answers whether nobody is left; the feed has then ended. */
  remove(listener: (json: string) => void): boolean {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return false;
    this.#leave();
    clearInterval(this.#reading);
    clearTimeout(this.#gathering);
    return true;
  }

  async #read(): Promise<void> {
    const now = this.#services.clock.now();
    const { from } = metricSpan("today", this.#tenant.timeZone, now);
    const until = Math.max(this.#began, now - STORED_WITHIN);
    try {
      const { runs } = this.#services.stores.of(this.#tenant.id);
      const stored = await runs.traffic({ ...this.#of, today: from, now: until });
      this.#heard = this.#heard.filter(({ at }) => at >= until);
      this.#count = new TrafficCount(this.#of, stored, this.#heard);
      this.#tell();
    } catch (error) {
      this.#failed(error);
    }
  }

  #soon(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#tell();
    }, GATHER);
  }

  #tell(): void {
    if (!this.#count) return;
    const before = this.#told;
    this.#told = this.#count.state(this.#services.clock.now());
    const news = before ? trafficChange(before, this.#told) : this.#told;
    if (!news) return;
    const json = JSON.stringify(news);
    for (const listener of this.#listeners) listener(json);
  }
}

function isMove(event: TenantEvent, { flow }: TrafficOf): boolean {
  return event.type === "run.ended" || (event.type === "run.at" && event.flow === flow);
}
