import { tellPassedPromises } from "@patchbay/use-cases/ticket/tell-passed-promises";
import type { TicketWorld } from "@patchbay/use-cases/ticket/ticket-world";
import { type DutyWorld, startTenantDuty } from "../tenant-duty.ts";

/** Of all gateways one watches what was promised for tickets, and tells what is nearly or wholly late. */
export function startTicketDuty(world: DutyWorld & Omit<TicketWorld, "stores">): { stop(): Promise<void> } {
  return startTenantDuty(world, {
    ...{ lease: "tickets", leaseFor: 60_000, lookEvery: 2_000 },
    tend: async ({ id }) => {
      await tellPassedPromises({ ...world, stores: world.stores.of(id) })();
    },
  });
}
