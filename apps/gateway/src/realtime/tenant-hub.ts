import type { TenantId } from "@patchbay/base/ids";
import { type Bus, tenantTopic } from "@patchbay/ports/bus";
import { type TenantEvent, tenantEvent } from "@patchbay/wire/tenant-event";

/** An event with its JSON, which is made once for however many sockets get it. */
export interface HeardEvent {
  readonly event: TenantEvent;
  readonly json: string;
}

/** The events of all tenants that somebody here listens to: one bus subscription per tenant. */
export interface TenantHub {
  listen(tenant: TenantId, listener: (heard: HeardEvent) => void): () => void;
}

export function createTenantHub(bus: Bus, malformed: () => void): TenantHub {
  const channels = new Map<TenantId, { readonly listeners: Set<(heard: HeardEvent) => void>; leave: () => void }>();
  const open = (tenant: TenantId) => {
    const listeners = new Set<(heard: HeardEvent) => void>();
    const leave = bus.subscribe(tenantTopic(tenant), (message) => {
      const event = tenantEvent.safeParse(message);
      if (!event.success || event.data.tenant !== tenant) return malformed();
      const heard = { event: event.data, json: JSON.stringify(event.data) };
      for (const listener of listeners) listener(heard);
    });
    const channel = { listeners, leave };
    channels.set(tenant, channel);
    return channel;
  };
  return {
    listen(tenant, listener) {
      const channel = channels.get(tenant) ?? open(tenant);
      channel.listeners.add(listener);
      return () => {
        channel.listeners.delete(listener);
        if (channel.listeners.size > 0 || channels.get(tenant) !== channel) return;
        channels.delete(tenant);
        channel.leave();
      };
    },
  };
}
