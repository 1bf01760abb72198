import type { Instant } from "@patchbay/base/time";
import { type Acting, record } from "../acting.ts";

/** Somebody may have to answer for who stands on the list and who was taken off it: both are written down. */
export const addDoNotCall =
  (acting: Acting) =>
  async (entry: { readonly number: string; readonly reason: string; readonly expiresAt?: Instant }): Promise<void> => {
    await acting.stores.doNotCall.add(entry);
    await record(acting)("do-not-call.added", entry.number, { reason: entry.reason });
  };

export const removeDoNotCall =
  (acting: Acting) =>
  async ({ number }: { readonly number: string }): Promise<void> => {
    await acting.stores.doNotCall.remove(number);
    await record(acting)("do-not-call.removed", number);
  };
