import type { CampaignId, DialTaskId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { DialTaskState } from "@patchbay/domain/outbound/dial-task";
import type { AttemptLine } from "@patchbay/ports/store/campaign-store";
import type { DialAttempt } from "@patchbay/ports/store/dial-task-store";
import type { TenantStores } from "@patchbay/ports/stores";

export interface CampaignContact {
  readonly task: DialTaskId;
  readonly number: string;
  readonly name?: string;
  readonly timeZone?: string;
  readonly data: JsonObject;
  readonly status: DialTaskState["status"];
  readonly attempts: number;
  readonly notBefore?: Instant;
  readonly outcome?: string;
}

interface Stored {
  readonly stores: TenantStores;
}

export const campaignContacts =
  ({ stores }: Stored) =>
  async (page: Parameters<typeof stores.campaigns.contacts>[0]): Promise<readonly CampaignContact[]> =>
    (await stores.campaigns.contacts(page)).map(({ id, number, name, timeZone, data, state }) => ({
      ...{ task: id, number, data, status: state.status, attempts: state.attempts },
      ...(name === undefined ? {} : { name }),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(state.status === "waiting" ? { notBefore: state.notBefore } : {}),
      ...(state.status === "done" ? { outcome: state.outcome } : {}),
    }));

/** Every attempt to reach one contact; undefined: no such contact of a campaign. */
export const contactHistory =
  ({ stores }: Stored) =>
  async (task: DialTaskId): Promise<readonly DialAttempt[] | undefined> =>
    (await stores.dialTasks.find(task))?.campaign ? stores.dialTasks.attempts(task) : undefined;

const MOST_RESULTS = 100_000;

export const campaignResults =
  ({ stores }: Stored) =>
  (id: CampaignId): Promise<readonly AttemptLine[]> =>
    stores.campaigns.results(id, MOST_RESULTS);
