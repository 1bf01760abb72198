import { err, ok, type Result } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { Path } from "@patchbay/flow-model/history/change";
import { mergeFlows } from "@patchbay/flow-model/history/merge-flows";
import type { MergeConflict } from "@patchbay/flow-model/history/merge-json";
import type { Side } from "@patchbay/flow-model/history/merge-order";
import type { FlowDraft, FlowNotFound } from "@patchbay/ports/store/flow-store";
import { type Acting, record } from "../acting.ts";
import { type SaveDraftError, saveDraft } from "../flow/save-draft.ts";

export interface Decision {
  readonly path: Path;
  readonly take: Side;
}

export type MergeBranchError =
  | SaveDraftError
  | FlowNotFound
  | { readonly code: "flow.merge-conflicts"; readonly conflicts: readonly MergeConflict[] };

/**
 * Brings a branch's changes into its flow's draft (`into-flow`), or the flow's into the branch (`from-flow`). Nothing is
 * saved while a conflict has no decision. `ours` is the side that receives.
 */
export const mergeBranch =
  (acting: Acting) =>
  async (input: {
    readonly branch: string;
    readonly direction: "into-flow" | "from-flow";
    /** Of the draft that receives. */
    readonly revision: number;
    readonly decisions: readonly Decision[];
  }): Promise<Result<FlowDraft, MergeBranchError>> => {
    const { flows, releases } = acting.stores;
    const branch = await releases.branch(input.branch);
    if (!branch) return err({ code: "flow.not-found" });
    const [line, flow] = await Promise.all([flows.draft(branch.name), flows.draft(branch.of)]);
    if (!line || !flow) return err({ code: "flow.not-found" });
    const [receiver, giver] = input.direction === "into-flow" ? [flow, line] : [line, flow];

    const decisions = new Map(input.decisions.map(({ path, take }) => [JSON.stringify(path), take]));
    const undecided: MergeConflict[] = [];
    const ours = receiver.document;
    const { flow: document } = mergeFlows(
      { base: calledLike(ours, branch.base), ours, theirs: calledLike(ours, giver.document) },
      (conflict) => {
        const take = decisions.get(JSON.stringify(conflict.path));
        if (take === undefined) undecided.push(conflict);
        return take ?? "ours";
      },
    );
    if (undecided.length > 0) return err({ code: "flow.merge-conflicts", conflicts: undecided });

    const saved = await saveDraft(acting)({ name: receiver.name, document, revision: input.revision });
    if (!saved.ok) return saved;
    // All that the giver had is now in both: that is where the next merge begins.
    await releases.rebaseBranch(branch.name, giver.document);
    await record(acting)("flow.branch-merged", branch.of, { branch: branch.name, direction: input.direction });
    return ok(saved.value);
  };

/** A branch's name and title are its own and take no part in a merge. */
function calledLike({ name, title }: FlowDocument, document: FlowDocument): FlowDocument {
  return { ...document, name, title };
}
