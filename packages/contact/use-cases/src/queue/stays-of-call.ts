import type { CallId, QueueEntryId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { QueueEntryState } from "@patchbay/domain/queue";
import type { TenantStores } from "@patchbay/ports/stores";

/** One stay of a call in a queue. */
export interface QueueStay {
  readonly entry: QueueEntryId;
  /** By name. */
  readonly queue: string;
  readonly enteredAt: Instant;
  readonly priority: number;
  readonly state: QueueEntryState["status"];
}

/** Where a call waited, and still waits: for each, "why not this agent?" can be asked. */
export const staysOfCall =
  ({ stores }: { readonly stores: TenantStores }) =>
  async ({ call }: { readonly call: CallId }): Promise<readonly QueueStay[]> => {
    const [entries, queues] = await Promise.all([stores.queues.entriesOf(call), stores.queues.list()]);
    const names = new Map(queues.map(({ id, name }) => [id, name]));
    return entries.map(({ id, queue, enteredAt, priority, state }) => ({
      ...{ entry: id, queue: names.get(queue) ?? queue, enteredAt, priority },
      state: state.status,
    }));
  };
