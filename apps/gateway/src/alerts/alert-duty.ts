import type { Millis } from "@patchbay/base/time";
import type { Bus } from "@patchbay/ports/bus";
import type { Chance } from "@patchbay/ports/chance";
import type { MailSender } from "@patchbay/ports/mail";
import type { Vault } from "@patchbay/ports/vault";
import { mailAlerts } from "@patchbay/use-cases/alert/mail-alerts";
import { tendAlerts } from "@patchbay/use-cases/alert/tend-alerts";
import { type DutyWorld, startTenantDuty } from "../tenant-duty.ts";

export interface AlertDutySettings extends DutyWorld {
  readonly bus: Bus;
  readonly chance: Chance;
  readonly mail: MailSender;
  readonly vault: Vault;
  /** Where the mail's link leads. */
  readonly publicUrl: string;
  /** Every other second unless said otherwise. */
  readonly lookEvery?: Millis;
}

/** Of all gateways one watches the readings that tenants have rules for, and writes to who wants to know. */
export function startAlertDuty(settings: AlertDutySettings): { stop(): Promise<void> } {
  return startTenantDuty(settings, {
    ...{ lease: "alerts", leaseFor: 60_000, lookEvery: settings.lookEvery ?? 2_000 },
    async tend(tenant) {
      const here = { ...settings, stores: settings.stores.of(tenant.id), tenant };
      await tendAlerts(here)();
      await mailAlerts(here)();
    },
  });
}
