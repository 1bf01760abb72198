import type { Result } from "@patchbay/base/result";
import type { FlowNotFound } from "@patchbay/ports/store/flow-store";
import { type Acting, record } from "../acting.ts";

export const archiveFlow =
  (acting: Acting) =>
  async (input: {
    readonly name: string;
  }): Promise<
    Result<undefined, FlowNotFound | { readonly code: "flow.in-use"; readonly numbers: readonly string[] }>
  > => {
    const archived = await acting.stores.flows.archive(input.name, acting.by);
    if (archived.ok) await record(acting)("flow.archived", input.name);
    return archived;
  };
