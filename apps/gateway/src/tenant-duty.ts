import type { Millis } from "@patchbay/base/time";
import type { Clock } from "@patchbay/ports/clock";
import type { Stores, TenantRow } from "@patchbay/ports/stores";

export interface DutyWorld {
  readonly stores: Stores;
  readonly clock: Clock;
  /** This process, as leases know it. */
  readonly holder: string;
  readonly failed: (error: unknown) => void;
}

export interface TenantDuty {
  readonly lease: string;
  /** Longer than a round takes: a holder that hangs is replaced after it. */
  readonly leaseFor: Millis;
  readonly lookEvery: Millis;
  /** One tenant's round; one that hangs or fails holds up no other's. */
  readonly tend: (tenant: TenantRow) => Promise<void>;
}

/** What one of all gateways does for every tenant, again and again. */
export function startTenantDuty(
  { stores: { directory }, clock, holder, failed }: DutyWorld,
  { lease, leaseFor, lookEvery, tend }: TenantDuty,
): { stop(): Promise<void> } {
  let stopped = false;
  let cancel: () => void = () => undefined;
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    if (!(await directory.holdLease(lease, holder, leaseFor))) return;
    const tenants = await directory.tenants();
    await Promise.all(tenants.map((tenant) => tend(tenant).catch(failed)));
  };
  const begin = (): void => {
    looking = look()
      .catch(failed)
      .then(() => {
        if (!stopped) cancel = clock.at(clock.now() + lookEvery, begin);
      });
  };
  begin();
  return {
    async stop() {
      stopped = true;
      cancel();
      await looking;
      await directory.releaseLease(lease, holder).catch(failed);
    },
  };
}
