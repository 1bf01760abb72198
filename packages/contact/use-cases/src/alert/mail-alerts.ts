import { err, type Result } from "@patchbay/base/result";
import type { Clock } from "@patchbay/ports/clock";
import type { MailSender } from "@patchbay/ports/mail";
import type { Alert } from "@patchbay/ports/store/alert-store";
import type { TenantRow, TenantStores } from "@patchbay/ports/stores";
import type { Vault } from "@patchbay/ports/vault";
import { emailSettings } from "@patchbay/wire/connection-settings";
import { openConnection } from "../connection/open-connection.ts";
import { retryAt } from "../webhook/retry-schedule.ts";
import { alertMail } from "./alert-mail.ts";

export interface MailingAlerts {
  readonly stores: TenantStores;
  readonly clock: Clock;
  readonly mail: MailSender;
  readonly vault: Vault;
  readonly tenant: TenantRow;
  /** Where the mail's link leads. */
  readonly publicUrl: string;
}

/** Sends the mails that are due through the tenant's mail account; what fails is tried again like a webhook. */
export const mailAlerts = (mailing: MailingAlerts) => async (): Promise<void> => {
  const { stores, clock } = mailing;
  for (const alert of await stores.alerts.unmailed(clock.now())) {
    const sent = await send(mailing, alert);
    const now = clock.now();
    if (sent.ok) {
      await stores.alerts.settleMail(alert.id, { sentAt: now });
      continue;
    }
    const again = retryAt((alert.mail?.attempts ?? 0) + 1, now);
    const retry = again === undefined ? {} : { retryAt: again };
    await stores.alerts.settleMail(alert.id, { error: sent.error, ...retry });
  }
};

async function send(mailing: MailingAlerts, alert: Alert): Promise<Result<unknown, string>> {
  const { stores, vault, mail, tenant, publicUrl } = mailing;
  const account = await openConnection({ ...stores, vault }, "email", emailSettings);
  if (account === undefined || account === "unreadable") return err("mail.not-configured");
  const settings = { ...account.settings, password: account.secret ?? "" };
  const sent = await mail.send(settings, alertMail(alert, tenant, publicUrl), new AbortController().signal);
  return sent.ok ? sent : err(`${sent.error.code}: ${sent.error.why}`);
}
