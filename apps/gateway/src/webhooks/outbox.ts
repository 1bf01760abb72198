import type { TenantId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Bus } from "@patchbay/ports/bus";
import type { Stores } from "@patchbay/ports/stores";
import { isWebhookEvent } from "@patchbay/use-cases/webhook/webhook-events";
import { tenantEvent } from "@patchbay/wire/tenant-event";

export interface OutboxSettings {
  readonly bus: Bus;
  readonly stores: Stores;
  /** Something was put into this tenant's outbox. */
  readonly filled: (tenant: TenantId) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Puts what happens into the outboxes of those who subscribed to it, in the order it happened per tenant. From then on it
 * is in a table, and survives whoever delivers it. Returns how to stop.
 */
export function fillOutbox({ bus, stores, filled, failed }: OutboxSettings): () => void {
  const turns = new Map<string, Promise<void>>();
  return bus.subscribe("tenant.*", (message) => {
    const parsed = tenantEvent.safeParse(message);
    if (!parsed.success || !isWebhookEvent(parsed.data.type)) return;
    const event = parsed.data;
    const tenant = event.tenant as TenantId;
    const before = turns.get(tenant) ?? Promise.resolve();
    const turn = before
      .then(() => stores.of(tenant).webhooks.enqueue(event.type, event as unknown as Json, event.at))
      .then(() => filled(tenant), failed)
      .finally(() => {
        if (turns.get(tenant) === turn) turns.delete(tenant);
      });
    turns.set(tenant, turn);
  });
}
