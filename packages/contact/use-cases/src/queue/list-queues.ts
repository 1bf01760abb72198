import type { UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { Queue } from "@patchbay/domain/queue";
import type { TenantStores } from "@patchbay/ports/stores";

export interface QueueNow extends Queue {
  readonly members: readonly UserId[];
  readonly waiting: number;
  /** Since when the longest waiting one waits; absent when nobody does. */
  readonly oldestSince?: Instant;
}

export const listQueues =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (): Promise<readonly QueueNow[]> => {
    const [queues, waiting] = await Promise.all([stores.queues.list(), stores.queues.waiting()]);
    return Promise.all(
      queues.map(async (queue) => {
        const here = waiting.filter((entry) => entry.queue === queue.id);
        const oldest = here.length === 0 ? {} : { oldestSince: Math.min(...here.map((entry) => entry.enteredAt)) };
        return { ...queue, members: await stores.queues.members(queue.id), waiting: here.length, ...oldest };
      }),
    );
  };
