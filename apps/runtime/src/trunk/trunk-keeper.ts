import { type Millis, SECOND } from "@patchbay/base/time";
import { isRegistered, type TrunkHealth } from "@patchbay/domain/trunk/trunk-health";
import type { KnownTrunk } from "@patchbay/ports/store/trunk-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { announce, type News } from "@patchbay/use-cases/announce";
import type { World } from "../call/world.ts";
import { TenantLoop } from "../tenant-loop.ts";
import { tendTrunk } from "./tend-trunk.ts";

const TICK_MS: Millis = 2 * SECOND;
const LEASE_MS: Millis = 15 * SECOND;

/** Keeps the tenants' trunks: asks their carriers whether they are there, and registers where they want that. */
export class TrunkKeeper {
  readonly #world: World;
  readonly #loop: TenantLoop;
  /** Trunks that are being asked. */
  readonly #asking = new Set<string>();

  constructor(world: World) {
    this.#world = world;
    this.#loop = new TenantLoop(world, {
      name: "trunks",
      everyMs: TICK_MS,
      leaseMs: LEASE_MS,
      trouble: "trunks are not looked after",
      look: async (stores) => {
        // A carrier that does not answer holds up no other one.
        for (const known of await stores.trunks.list()) void this.#tend(stores, known);
      },
    });
  }

  start(): void {
    this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  async #tend(stores: TenantStores, known: KnownTrunk): Promise<void> {
    const { name } = known.trunk;
    const key = `${stores.tenant}/${name}`;
    if (this.#asking.has(key)) return;
    this.#asking.add(key);
    try {
      const health = await tendTrunk(this.#world, known);
      if (!health) return;
      await stores.trunks.noteHealth(name, health);
      for (const news of this.#news(known, health)) await announce({ ...this.#world, stores })(news);
    } catch (error) {
      this.#world.log.warn({ trunk: name, error: String(error) }, "a trunk is not looked after");
    } finally {
      this.#asking.delete(key);
    }
  }

  /** What changed for those who watch. */
  *#news({ trunk: { name }, health: before }: KnownTrunk, after: TrunkHealth): Generator<News> {
    const now = this.#world.clock.now();
    const { reachable } = after;
    if (reachable !== undefined && reachable !== before.reachable) {
      yield { type: "trunk.changed", trunk: name, state: reachable ? "reachable" : "unreachable" };
    }
    const registered = isRegistered(after, now);
    if (registered !== isRegistered(before, now)) {
      yield { type: "trunk.changed", trunk: name, state: registered ? "registered" : "unregistered" };
    }
  }
}
