import type { Instant } from "@patchbay/base/time";
import { tenantTopic } from "@patchbay/ports/bus";
import { sleep } from "@patchbay/ports/clock";
import { type TenantEvent, tenantEvent } from "@patchbay/wire/tenant-event";
import type { LiveContact } from "../contact/live-contact.ts";

/** The bus may lose a message: whoever waits looks at this pace anyway. */
const LOOK_EVERY_MS = 15_000;

/**
 * Settles when the tenant hears such news, at the deadline, or when it is time to look anyway. It listens from now on: ask the store
 * after this, so that nothing falls between the two.
 */
export function nextNews<Type extends TenantEvent["type"]>(
  call: Pick<LiveContact, "world" | "identity">,
  type: Type,
  deadline: Instant,
  signal: AbortSignal,
  which: (event: Extract<TenantEvent, { type: Type }>) => boolean = () => true,
) {
  const { clock, bus } = call.world;
  const over = new AbortController();
  const unsubscribe = bus.subscribe(tenantTopic(call.identity.tenant.id), (message) => {
    const event = tenantEvent.safeParse(message);
    if (event.success && event.data.type === type && which(event.data as Parameters<typeof which>[0])) over.abort();
  });
  const forMs = Math.min(LOOK_EVERY_MS, Math.max(0, deadline - clock.now()));
  const heard = sleep(clock, forMs, AbortSignal.any([signal, over.signal]))
    .catch(() => signal.throwIfAborted())
    .finally(unsubscribe);
  heard.catch(() => undefined);
  return { heard, forget: () => over.abort() };
}
