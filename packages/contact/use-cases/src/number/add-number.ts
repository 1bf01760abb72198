import type { Result } from "@patchbay/base/result";
import type { NumberBinding } from "@patchbay/ports/store/flow-store";
import { type Acting, record } from "../acting.ts";

export const addNumber =
  (acting: Acting) =>
  async (input: {
    readonly number: string;
    readonly label: string;
  }): Promise<Result<NumberBinding, { readonly code: "number.taken" }>> => {
    const added = await acting.stores.flows.addNumber(input.number, input.label);
    if (added.ok) await record(acting)("number.added", input.number);
    return added;
  };
