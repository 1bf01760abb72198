import type { Services } from "@patchbay/api/api-context";
import type { TenantId } from "@patchbay/base/ids";
import { canonicalJson, type Json } from "@patchbay/base/json";
import type { Millis } from "@patchbay/base/time";
import type { MetricPartsTable } from "@patchbay/domain/metric-parts";
import type { TenantRow } from "@patchbay/ports/stores";
import { openGroup } from "@patchbay/use-cases/group/open-group";
import { type AskOrganisation, type GroupQuestion, queryGroup } from "@patchbay/use-cases/group/query-group";
import { movesMetrics, tickOf } from "./metric-pace.ts";
import { type Reading, SharedReadings } from "./shared-readings.ts";
import type { TenantHub } from "./tenant-hub.ts";

/** Live metric queries over groups, each evaluated once for all who ask the same from the same organisation. */
export interface GroupFeeds {
  join(tenant: TenantRow, question: GroupQuestion, push: (json: string) => void): () => void;
}

/** An organisation where nothing happened is read anew after this long at least. */
const KEPT_FOR: Millis = 4_000;
/** Who belongs to the group is looked up this often at least. */
const TREE_TICK: Millis = 5_000;

export function createGroupFeeds(services: Services, hub: TenantHub, failed: (error: unknown) => void): GroupFeeds {
  const readings = new SharedReadings(failed);
  return {
    join(tenant, question, push) {
      const key = `${tenant.id} ${canonicalJson(question as unknown as Json)}`;
      return readings.join(key, () => readingOf(services, hub, tenant, question), push);
    },
  };
}

/** Who belongs to the group is looked up at each reading: an organisation that moved away is heard and shown no more. */
function readingOf(
  { stores, clock }: Services,
  hub: TenantHub,
  tenant: TenantRow,
  question: GroupQuestion,
): Reading<string> {
  const tick = tickOf(question);
  const keptFor = Math.max(tick, KEPT_FOR);
  const known = new Map<TenantId, { readonly at: number; readonly parts: Promise<MetricPartsTable> }>();
  const heard = new Map<TenantId, () => void>();
  let changed: (() => void) | undefined;
  const hear = (ids: ReadonlySet<TenantId>) => {
    for (const [id, stop] of heard) {
      if (ids.has(id)) continue;
      stop();
      heard.delete(id);
      known.delete(id);
    }
    for (const id of ids) {
      if (heard.has(id) || !changed) continue;
      const stop = hub.listen(id, ({ event }) => {
        if (!movesMetrics(event)) return;
        known.delete(id);
        changed?.();
      });
      heard.set(id, stop);
    }
  };
  return {
    async read() {
      const group = await openGroup(stores, tenant);
      hear(new Set(group.organisations.map(({ id }) => id)));
      const ask: AskOrganisation = (organisation, query) => {
        const before = known.get(organisation.id);
        if (before && clock.now() - before.at < keptFor) return before.parts;
        const parts = group.factsOf(organisation).parts(query);
        known.set(organisation.id, { at: clock.now(), parts });
        parts.catch(() => known.delete(organisation.id));
        return parts;
      };
      const table = await queryGroup({ group, clock })(question, ask);
      // One that was asked for by name has left the group: there is nothing of it to be told.
      return JSON.stringify(table.ok ? table.value : { metrics: question.metrics, rows: [] });
    },
    news: (table, before) => (table === before ? undefined : table),
    listen(call) {
      changed = call;
      return () => {
        changed = undefined;
        hear(new Set());
      };
    },
    tick: Math.min(tick, TREE_TICK),
  };
}
