import type { Bus } from "@patchbay/ports/bus";
import { tendReleases } from "@patchbay/use-cases/release/tend-releases";
import { type DutyWorld, startTenantDuty } from "../tenant-duty.ts";

export interface ReleaseDutySettings extends DutyWorld {
  readonly bus: Bus;
}

/** Of all gateways one looks after planned releases and canaries, tenant by tenant. */
export function startReleaseDuty(settings: ReleaseDutySettings): { stop(): Promise<void> } {
  const { stores, bus, clock } = settings;
  return startTenantDuty(settings, {
    ...{ lease: "releases", leaseFor: 15_000, lookEvery: 2_000 },
    tend: ({ id }) => tendReleases({ stores: stores.of(id), bus, clock })(),
  });
}
