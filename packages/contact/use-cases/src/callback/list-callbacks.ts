import type { CustomerId, DialTaskId, QueueEntryId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { DialTaskState } from "@patchbay/domain/outbound/dial-task";
import type { TenantStores } from "@patchbay/ports/stores";

/** A promised callback that is not done. */
export interface CallbackNow {
  readonly task: DialTaskId;
  /** By name. */
  readonly queue: string;
  readonly number: string;
  readonly name?: string;
  readonly customer?: CustomerId;
  /** Since when its place in line counts. */
  readonly enteredAt: Instant;
  readonly status: DialTaskState["status"];
  readonly attempts: number;
  readonly maxAttempts: number;
  /** When it is tried next, while it waits for its time. */
  readonly notBefore?: Instant;
  /** While it stands in line: its place among all who wait for that queue. */
  readonly entry?: QueueEntryId;
  readonly position?: number;
}

export const listCallbacks =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (): Promise<readonly CallbackNow[]> => {
    const [tasks, queues] = await Promise.all([stores.dialTasks.callbacks(), stores.queues.list()]);
    const names = new Map(queues.map(({ id, name }) => [id, name]));
    return Promise.all(
      tasks.map(async ({ id, queue, number, name, customer, enteredAt, state, rules }) => {
        const place = state.status === "in-line" ? await stores.queues.position(state.entry) : undefined;
        return {
          ...{ task: id, queue: (queue && names.get(queue)) ?? "", number, enteredAt, status: state.status },
          ...{ attempts: state.attempts, maxAttempts: rules.retries.maxAttempts },
          ...(name === undefined ? {} : { name }),
          ...(customer === undefined ? {} : { customer }),
          ...(state.status === "waiting" ? { notBefore: state.notBefore } : {}),
          ...(state.status === "in-line" ? { entry: state.entry } : {}),
          ...(place ? { position: place.position } : {}),
        };
      }),
    );
  };
