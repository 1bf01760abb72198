import type { QueueEntryId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";

export type ChangeEntryError =
  | { readonly code: "queue-entry.not-found" }
  | { readonly code: "queue-entry.not-waiting" }
  | { readonly code: "queue.not-found" };

/** Moves a waiting contact to another queue or gives it another priority; since when it waits stays. */
export const changeEntry =
  (acting: Acting) =>
  async (input: {
    readonly entry: QueueEntryId;
    /** By name. */
    readonly queue?: string;
    readonly priority?: number;
  }): Promise<Result<{ readonly entry: QueueEntryId }, ChangeEntryError>> => {
    const { queues } = acting.stores;
    const before = await queues.entry(input.entry);
    if (!before) return err({ code: "queue-entry.not-found" });
    const known = await queues.list();
    const from = known.find(({ id }) => id === before.queue);
    const to = input.queue === undefined ? from : known.find(({ name }) => name === input.queue);
    if (!to) return err({ code: "queue.not-found" });
    const revised = await queues.revise(input.entry, {
      ...(to.id === before.queue ? {} : { queue: to.id }),
      ...(input.priority === undefined ? {} : { priority: input.priority }),
    });
    if (!revised.ok) return revised;
    const { id: entry, call, state } = revised.value;
    const { priority = before.priority } = input;
    await record(acting)("queue-entry.changed", entry, { from: from?.name ?? "", to: to.name, priority });
    if (from && from.id !== to.id) {
      await announce(acting)({ type: "queue.changed", queue: from.name, entry, call, state: "left" });
    }
    await announce(acting)({ type: "queue.changed", queue: to.name, entry, call, state: state.status });
    return ok({ entry });
  };
