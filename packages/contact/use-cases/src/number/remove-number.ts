import type { Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";

export const removeNumber =
  (acting: Acting) =>
  async (input: { readonly number: string }): Promise<Result<undefined, { readonly code: "number.not-found" }>> => {
    const removed = await acting.stores.flows.removeNumber(input.number);
    if (removed.ok) await record(acting)("number.removed", input.number);
    return removed;
  };
