import type { Services } from "@patchbay/api/api-context";
import type { Millis } from "@patchbay/base/time";
import type { TenantRow } from "@patchbay/ports/stores";
import { askQuality } from "@patchbay/use-cases/supervision/ask-quality";
import { wallChange } from "@patchbay/use-cases/supervision/wall-change";
import { wallNow } from "@patchbay/use-cases/supervision/wall-now";
import type { LiveWall } from "@patchbay/wire/live-wall";
import type { TenantEvent } from "@patchbay/wire/tenant-event";
import { type Reading, SharedReadings } from "./shared-readings.ts";
import type { TenantHub } from "./tenant-hub.ts";

/** The live wall of each tenant, read once for all of its supervisors. */
export interface WallFeeds {
  join(tenant: TenantRow, push: (json: string) => void): () => void;
}

const TICK: Millis = 5_000;
/** The lines' quality is asked for at most this often. */
const ASK_EVERY: Millis = 4_000;

/** What the wall shows changes with these only. */
const SEEN: ReadonlySet<TenantEvent["type"]> = new Set([
  "call.started",
  "call.ended",
  "queue.changed",
  "agent.changed",
  "conversation.changed",
  "chat.changed",
  "supervision.changed",
]);

export function createWallFeeds(services: Services, hub: TenantHub, failed: (error: unknown) => void): WallFeeds {
  const readings = new SharedReadings(failed);
  return { join: (tenant, push) => readings.join(tenant.id, () => readingOf(services, hub, tenant, failed), push) };
}

function readingOf(
  services: Services,
  hub: TenantHub,
  tenant: TenantRow,
  failed: (error: unknown) => void,
): Reading<LiveWall> {
  const read = wallNow({ ...services, stores: services.stores.of(tenant.id), tenant });
  const ask = askQuality({ bus: services.bus, tenant: tenant.id });
  let quality: ReadonlyMap<string, number> = new Map();
  let askedAt = 0;
  return {
    async read() {
      const { wall, open } = await read(quality);
      const now = services.clock.now();
      if (now - askedAt >= ASK_EVERY) {
        askedAt = now;
        // The wall does not wait for it: the figures stand there with the next reading.
        ask(open).then((answered) => {
          quality = answered;
        }, failed);
      }
      return wall;
    },
    news: (wall, before) => {
      const change = wallChange(before, wall);
      return change && JSON.stringify(change);
    },
    listen: (changed) =>
      hub.listen(tenant.id, ({ event }) => {
        if (SEEN.has(event.type)) changed();
      }),
    tick: TICK,
  };
}
