import type { Result } from "@patchbay/base/result";
import type { FlowNotFound } from "@patchbay/ports/store/flow-store";
import { type Acting, record } from "../acting.ts";

export const closeBranch =
  (acting: Acting) =>
  async (input: { readonly branch: string }): Promise<Result<undefined, FlowNotFound>> => {
    const closed = await acting.stores.releases.closeBranch(input.branch, acting.by);
    if (closed.ok) await record(acting)("flow.branch-closed", input.branch);
    return closed;
  };
