import type { Json } from "@patchbay/base/json";
import { type Bus, tenantTopic } from "@patchbay/ports/bus";
import type { Clock } from "@patchbay/ports/clock";
import type { TenantStores } from "@patchbay/ports/stores";
import type { TenantEvent } from "@patchbay/wire/tenant-event";

type WithoutStamp<Event> = Event extends TenantEvent ? Omit<Event, "at" | "tenant"> : never;
/** An event as its author knows it; instant and tenant are stamped on here. */
export type News = WithoutStamp<TenantEvent>;

export interface Announcing {
  readonly stores: TenantStores;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** Tells every screen and integration of the tenant what happened. Call it after the change is stored, never before. */
export const announce =
  ({ stores, bus, clock }: Announcing) =>
  (news: News): Promise<void> =>
    bus.publish(tenantTopic(stores.tenant), { at: clock.now(), tenant: stores.tenant, ...news } as unknown as Json);
