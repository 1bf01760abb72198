import type { TenantId } from "@patchbay/base/ids";
import type { Instant, Millis } from "@patchbay/base/time";
import type { Clock } from "@patchbay/ports/clock";
import type { Stores } from "@patchbay/ports/stores";

/** A change of webhooks is told on the bus, which may lose it: then this old is what is known. */
const KNOWN_FOR: Millis = 5_000;

/** Which events any of a tenant's webhooks wants: known for a while, so that calls of a tenant without one cost nothing. */
export class WantedEvents {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #known = new Map<TenantId, { readonly until: Instant; readonly events: Promise<ReadonlySet<string>> }>();

  constructor(stores: Stores, clock: Clock) {
    this.#stores = stores;
    this.#clock = clock;
  }

  async wants(tenant: TenantId, event: string): Promise<boolean> {
    const now = this.#clock.now();
    let known = this.#known.get(tenant);
    if (!known || known.until <= now) {
      known = { until: now + KNOWN_FOR, events: this.#read(tenant) };
      this.#known.set(tenant, known);
      known.events.catch(() => this.forget(tenant));
    }
    const events = await known.events;
    return events.has(event) || events.has("*");
  }

  /** They changed. */
  forget(tenant: TenantId): void {
    this.#known.delete(tenant);
  }

  async #read(tenant: TenantId): Promise<ReadonlySet<string>> {
    const hooks = await this.#stores.of(tenant).webhooks.list();
    return new Set(hooks.filter(({ enabled }) => enabled).flatMap(({ events }) => events));
  }
}
