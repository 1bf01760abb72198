import type { CallId, QueueEntryId } from "@patchbay/base/ids";
import type { Chance } from "@patchbay/ports/chance";
import type { DialTask } from "@patchbay/ports/store/dial-task-store";
import { type Announcing, announce } from "../announce.ts";

/** Puts somebody whom we shall call into their queue, at their place. False: somebody or something was faster. */
export const lineUp =
  (services: Announcing & { readonly chance: Chance }) =>
  async (task: DialTask, queue: string): Promise<QueueEntryId | undefined> => {
    const { stores, clock, chance } = services;
    const [call, entry] = [chance.id() as CallId, chance.id() as QueueEntryId];
    const placed = await stores.dialTasks.lineUp(task.id, { call, entry, at: clock.now() });
    if (!placed.ok) return undefined;
    await announce(services)({ type: "queue.changed", queue, entry, call, state: "waiting" });
    return entry;
  };
