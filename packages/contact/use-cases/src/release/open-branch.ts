import { err, type Result } from "@patchbay/base/result";
import type { FlowDraft, FlowNotFound } from "@patchbay/ports/store/flow-store";
import type { VersionNotFound } from "@patchbay/ports/store/release-store";
import { type Acting, record } from "../acting.ts";

export type OpenBranchError =
  | FlowNotFound
  | VersionNotFound
  | { readonly code: "flow.name-taken"; readonly name: string }
  | { readonly code: "flow.is-branch"; readonly of: string };

/**
 * Begins a side line of a flow: a draft of its own, edited, checked and tried like any flow, whose changes go back by a
 * merge. It begins with the draft, or with a version.
 */
export const openBranch =
  (acting: Acting) =>
  async (input: {
    readonly flow: string;
    readonly name: string;
    readonly title: string;
    readonly version?: number | undefined;
  }): Promise<Result<FlowDraft, OpenBranchError>> => {
    const { flows, releases } = acting.stores;
    const parent = await releases.branch(input.flow);
    if (parent) return err({ code: "flow.is-branch", of: parent.of });
    const base =
      input.version === undefined
        ? (await flows.draft(input.flow))?.document
        : await flows.versionDocument(input.flow, input.version);
    if (!base) return err({ code: input.version === undefined ? "flow.not-found" : "flow.version-not-found" });
    const document = { ...base, name: input.name, title: input.title };
    const opened = await releases.addBranch({ of: input.flow, document, base, by: acting.by });
    if (opened.ok) await record(acting)("flow.branch-opened", input.flow, { branch: input.name });
    return opened;
  };
