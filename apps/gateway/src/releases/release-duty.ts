import type { Millis } from "@patchbay/base/time";
import type { Bus } from "@patchbay/ports/bus";
import type { Clock } from "@patchbay/ports/clock";
import type { Stores } from "@patchbay/ports/stores";
import { tendReleases } from "@patchbay/use-cases/release/tend-releases";

export interface ReleaseDutySettings {
  readonly stores: Stores;
  readonly bus: Bus;
  readonly clock: Clock;
  /** This process, as the lease knows it. */
  readonly holder: string;
  readonly failed: (error: unknown) => void;
}

const LEASE = "releases";
const LOOK_EVERY: Millis = 2_000;
const LEASE_FOR: Millis = 15_000;

/** Of all gateways one looks after planned releases and canaries, tenant by tenant. */
export function startReleaseDuty(settings: ReleaseDutySettings): { stop(): Promise<void> } {
  const { stores, bus, clock, holder, failed } = settings;
  const { directory } = stores;
  let stopped = false;
  let cancel: () => void = () => undefined;
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    if (!(await directory.holdLease(LEASE, holder, LEASE_FOR))) return;
    for (const { id } of await directory.tenants()) {
      if (stopped) return;
      await tendReleases({ stores: stores.of(id), bus, clock })().catch(failed);
    }
  };
  const begin = (): void => {
    looking = look()
      .catch(failed)
      .then(() => {
        if (!stopped) cancel = clock.at(clock.now() + LOOK_EVERY, begin);
      });
  };
  begin();
  return {
    async stop() {
      stopped = true;
      cancel();
      await looking;
      await directory.releaseLease(LEASE, holder).catch(failed);
    },
  };
}
