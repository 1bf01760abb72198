import type { TenantId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Bus } from "@patchbay/ports/bus";
import type { Clock } from "@patchbay/ports/clock";
import type { Stores } from "@patchbay/ports/stores";
import { isWebhookEvent } from "@patchbay/use-cases/webhook/webhook-events";
import { type TenantEvent, tenantEvent } from "@patchbay/wire/tenant-event";
import { WantedEvents } from "./wanted-events.ts";

export interface OutboxSettings {
  readonly bus: Bus;
  readonly stores: Stores;
  readonly clock: Clock;
  /** Something was put into this tenant's outbox. */
  readonly filled: (tenant: TenantId) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Puts what happens into the outboxes of those who subscribed to it, in the order it happened per tenant. From then on it
 * is in a table, and survives whoever delivers it. Returns how to stop.
 */
export function fillOutbox({ bus, stores, clock, filled, failed }: OutboxSettings): () => void {
  const wanted = new WantedEvents(stores, clock);
  const turns = new Map<string, Promise<void>>();
  const put = async (tenant: TenantId, event: TenantEvent) => {
    if (!(await wanted.wants(tenant, event.type))) return;
    await stores.of(tenant).webhooks.enqueue(event.type, event as unknown as Json, event.at);
    filled(tenant);
  };
  return bus.subscribe("tenant.*", (message) => {
    const parsed = tenantEvent.safeParse(message);
    if (!parsed.success) return;
    const event = parsed.data;
    const tenant = event.tenant as TenantId;
    if (event.type === "webhook.changed") wanted.forget(tenant);
    if (!isWebhookEvent(event.type)) return;
    const before = turns.get(tenant) ?? Promise.resolve();
    const turn = before
      .then(() => put(tenant, event))
      .catch(failed)
      .finally(() => {
        if (turns.get(tenant) === turn) turns.delete(tenant);
      });
    turns.set(tenant, turn);
  });
}
