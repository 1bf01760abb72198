import type { TenantId } from "@patchbay/base/ids";
import type { AttachmentStore } from "@patchbay/ports/attachment-store";
import type { Bus } from "@patchbay/ports/bus";
import type { Chance } from "@patchbay/ports/chance";
import type { MailReader } from "@patchbay/ports/mail-reader";
import type { Vault } from "@patchbay/ports/vault";
import { type DutyWorld, startTenantDuty } from "../tenant-duty.ts";
import { MailWatch } from "./mail-watch.ts";

export interface MailDutyWorld extends DutyWorld {
  readonly bus: Bus;
  readonly chance: Chance;
  readonly vault: Vault;
  readonly reader: MailReader;
  readonly attachments: AttachmentStore;
}

/** Of all gateways one listens to the tenants' e-mail folders. Were there two for a moment, mails are known again by their ids. */
export function startMailDuty(world: MailDutyWorld): { stop(): Promise<void> } {
  const watches = new Map<string, MailWatch>();
  const duty = startTenantDuty(world, {
    ...{ lease: "mail", leaseFor: 60_000, lookEvery: 2_000 },
    tend: ({ id }) => tend(world, watches, id),
  });
  return {
    async stop() {
      await duty.stop();
      await Promise.all([...watches.values()].map((watch) => watch.stop()));
    },
  };
}

/** One watch for each address that a flow answers, begun anew when it was changed. */
async function tend(world: MailDutyWorld, watches: Map<string, MailWatch>, tenant: TenantId): Promise<void> {
  const lines = (await world.stores.of(tenant).flows.numbers()).filter(({ email, flow }) => email && flow);
  for (const [address, watch] of watches) {
    const line = lines.find(({ number }) => number === address);
    if (watch.tenant !== tenant || (line && (await watch.stillFits(line)))) continue;
    watches.delete(address);
    await watch.stop();
  }
  for (const { number, email } of lines) {
    if (email && !watches.has(number)) watches.set(number, await MailWatch.begin(world, tenant, { number, email }));
  }
}
