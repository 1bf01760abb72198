import { err, type Result } from "@patchbay/base/result";
import type { FlowDraft } from "@patchbay/ports/store/flow-store";
import type { VersionNotFound } from "@patchbay/ports/store/release-store";
import type { Acting } from "../acting.ts";
import { type SaveDraftError, saveDraft } from "../flow/save-draft.ts";

/** Makes an older version the draft again. What the draft was is lost unless it was published: hence the revision. */
export const restoreVersion =
  (acting: Acting) =>
  async (input: {
    readonly flow: string;
    readonly version: number;
    readonly revision: number;
  }): Promise<Result<FlowDraft, SaveDraftError | VersionNotFound>> => {
    const document = await acting.stores.flows.versionDocument(input.flow, input.version);
    if (!document) return err({ code: "flow.version-not-found" });
    return saveDraft(acting)({ name: input.flow, document, revision: input.revision });
  };
