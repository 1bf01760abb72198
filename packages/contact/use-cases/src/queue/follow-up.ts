import type { QueueEntryId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";

/** Somebody takes care of a caller who gave up. Once: two colleagues do not call the same customer back. */
export const followUp =
  (acting: Acting) =>
  async (entry: QueueEntryId): Promise<Result<undefined, { readonly code: "queue-entry.followed-up" }>> => {
    const { stores, by, clock } = acting;
    if (!(await stores.routing.followUp(entry, by, clock.now()))) return err({ code: "queue-entry.followed-up" });
    await record(acting)("queue-entry.followed-up", entry);
    return ok();
  };
