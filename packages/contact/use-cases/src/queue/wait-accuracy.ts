import { DAY } from "@patchbay/base/time";
import type { Clock } from "@patchbay/ports/clock";
import type { WaitAccuracy } from "@patchbay/ports/store/routing-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** How well callers were told how long they would wait, queue by queue (by name), over the last days. */
export const waitAccuracy =
  ({ stores, clock }: { readonly stores: TenantStores; readonly clock: Clock }) =>
  async ({
    days,
  }: {
    readonly days: number;
  }): Promise<readonly (Omit<WaitAccuracy, "queue"> & { queue: string })[]> => {
    const [measured, queues] = await Promise.all([
      stores.routing.waitAccuracy(clock.now() - days * DAY),
      stores.queues.list(),
    ]);
    const names = new Map(queues.map(({ id, name }) => [id, name]));
    return measured.map((each) => ({ ...each, queue: names.get(each.queue) ?? each.queue }));
  };
