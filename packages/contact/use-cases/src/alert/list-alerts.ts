import type { Alert } from "@patchbay/ports/store/alert-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** An alert, with the name of the colleague who takes care of it where still known. */
export type ListedAlert = Alert & { readonly acknowledgedName?: string };

export const listAlerts =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (page: { readonly raised: boolean; readonly limit: number }): Promise<readonly ListedAlert[]> => {
    const [alerts, agents] = await Promise.all([stores.alerts.list(page), stores.agents.list()]);
    const names = new Map(agents.map(({ id, name }) => [id, name]));
    return alerts.map((alert) => {
      const name = alert.acknowledgedBy && names.get(alert.acknowledgedBy);
      return name ? { ...alert, acknowledgedName: name } : alert;
    });
  };
