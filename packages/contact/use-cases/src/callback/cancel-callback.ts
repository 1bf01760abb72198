import type { DialTaskId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";

export type CancelCallbackError =
  | { readonly code: "callback.not-found" }
  /** It is being dialled or talked on, or it is done. */
  | { readonly code: "callback.not-waiting" };

export const cancelCallback =
  (acting: Acting) =>
  async (id: DialTaskId): Promise<Result<undefined, CancelCallbackError>> => {
    const { stores, clock } = acting;
    const before = await stores.dialTasks.find(id);
    if (!before || before.campaign) return err({ code: "callback.not-found" });
    const stopped = await stores.dialTasks.apply(id, { type: "stopped", why: "cancelled" }, clock.now());
    if (!stopped.ok) return err({ code: "callback.not-waiting" });
    await record(acting)("callback.cancelled", id, { number: before.number });
    if (before.state.status === "in-line") {
      const queue = (await stores.queues.list()).find((each) => each.id === before.queue)?.name ?? "";
      const { entry, call } = before.state;
      await announce(acting)({ type: "queue.changed", queue, entry, call, state: "left" });
    }
    return ok();
  };
