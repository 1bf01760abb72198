import { err, type Result } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { FlowConflict, FlowDraft, FlowNotFound } from "@patchbay/ports/store/flow-store";
import type { Acting } from "../acting.ts";
import { announce } from "../announce.ts";

export type SaveDraftError =
  | FlowConflict
  | FlowNotFound
  | { readonly code: "flow.name-differs"; readonly name: string };

/** A draft may have problems; only publishing asks for none. */
export const saveDraft =
  (acting: Acting) =>
  async (input: {
    readonly name: string;
    readonly document: FlowDocument;
    readonly revision: number;
  }): Promise<Result<FlowDraft, SaveDraftError>> => {
    if (input.document.name !== input.name) return err({ code: "flow.name-differs", name: input.document.name });
    const saved = await acting.stores.flows.saveDraft(input.name, input.document, input.revision, acting.by);
    if (saved.ok) {
      await announce(acting)({ type: "flow.changed", flow: input.name, change: "draft-saved", by: acting.by });
    }
    return saved;
  };
