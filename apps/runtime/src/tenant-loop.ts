import type { TenantId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { TenantRow, TenantStores } from "@patchbay/ports/stores";
import type { World } from "./call/world.ts";

export interface TenantLook {
  /** Names the lease `<name>/<tenant>`. */
  readonly name: string;
  readonly everyMs: Millis;
  /** Longer than a look takes: another runtime takes over when it has run out. */
  readonly leaseMs: Millis;
  /** Said when a look fails; the next one is tried in its time. */
  readonly trouble: string;
  readonly look: (stores: TenantStores, tenant: TenantRow) => Promise<void>;
}

/** Looks after every tenant again and again; one runtime at a time does it for a tenant. */
export class TenantLoop {
  readonly #world: World;
  readonly #what: TenantLook;
  #cancel = () => {};
  #stopped = false;

  constructor(world: World, what: TenantLook) {
    this.#world = world;
    this.#what = what;
  }

  start(): void {
    void this.#tick();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    const { directory } = this.#world.stores;
    for (const { id } of await directory.tenants().catch(() => [])) {
      await directory.releaseLease(this.#lease(id), this.#world.runtime).catch(() => {});
    }
  }

  async #tick(): Promise<void> {
    const { clock, log, stores, runtime } = this.#world;
    const { everyMs, leaseMs, look, trouble } = this.#what;
    try {
      for (const tenant of await stores.directory.tenants()) {
        const mine = await stores.directory.holdLease(this.#lease(tenant.id), runtime, leaseMs);
        if (mine) await look(stores.of(tenant.id), tenant);
      }
    } catch (error) {
      log.warn({ error: String(error) }, trouble);
    }
    if (!this.#stopped) this.#cancel = clock.at(clock.now() + everyMs, () => void this.#tick());
  }

  #lease(tenant: TenantId): string {
    return `${this.#what.name}/${tenant}`;
  }
}
