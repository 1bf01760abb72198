import type { Millis } from "@patchbay/base/time";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { CallBook } from "./call-book.ts";
import { recoverRecords } from "./recover-calls.ts";
import type { World } from "./world.ts";

const LOOK_MS: Millis = 5_000;
/** A runtime that is silent for this long is dead; its calls go to whoever notices first. */
const LEASE_MS: Millis = 15_000;

/** Holds this runtime's lease, and takes over the open calls of runtimes whose lease ran out. Returns what ends it. */
export function adoptLostCalls(world: World, book: CallBook, registry: NodeRegistry): () => void {
  const { clock, stores, runtime, log } = world;
  const { directory } = stores;
  let stopped = false;
  let cancel = () => {};
  const look = async () => {
    await directory.holdLease(leaseOf(runtime), runtime, LEASE_MS);
    for (const tenant of await directory.tenants()) {
      const { calls } = stores.of(tenant.id);
      const others = new Set((await calls.open()).map((call) => call.runtime).filter((owner) => owner !== runtime));
      for (const owner of others) {
        // Two that notice at once: the lease goes to one of them.
        if (stopped || !(await directory.holdLease(leaseOf(owner), runtime, LEASE_MS))) continue;
        const taken = await calls.adopt(owner, runtime);
        log.warn({ from: owner, calls: taken.length }, "calls of a silent runtime are taken over");
        (await recoverRecords(world, book, registry, tenant, taken))();
      }
    }
  };
  const again = async () => {
    await look().catch((error) => log.warn({ error: String(error) }, "leases cannot be looked at"));
    if (!stopped) cancel = clock.at(clock.now() + LOOK_MS, () => void again());
  };
  void again();
  return () => {
    stopped = true;
    cancel();
  };
}

export const leaseOf = (runtime: string): string => `runtime/${runtime}`;
