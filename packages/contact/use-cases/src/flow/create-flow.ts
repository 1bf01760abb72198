import type { Result } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { FlowDraft } from "@patchbay/ports/store/flow-store";
import type { Acting } from "../acting.ts";
import { announce } from "../announce.ts";

export const createFlow =
  (acting: Acting) =>
  async (input: {
    readonly document: FlowDocument;
  }): Promise<Result<FlowDraft, { readonly code: "flow.name-taken"; readonly name: string }>> => {
    const created = await acting.stores.flows.create(input.document, acting.by);
    if (created.ok) {
      await announce(acting)({
        type: "flow.changed",
        flow: created.value.name,
        change: "draft-saved",
        by: acting.by,
      });
    }
    return created;
  };
