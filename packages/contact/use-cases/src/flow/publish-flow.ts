import { err, ok, type Result } from "@patchbay/base/result";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowConflict, FlowNotFound, FlowVersion } from "@patchbay/ports/store/flow-store";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";
import { moveAlias } from "../release/move-alias.ts";
import { type Compiling, compileFlow } from "./compile-flow.ts";

export type PublishFlowError =
  | FlowNotFound
  | FlowConflict
  | { readonly code: "flow.is-branch"; readonly of: string }
  | { readonly code: "flow.has-problems"; readonly diagnostics: readonly Diagnostic[] };

export interface PublishedFlow {
  readonly version: FlowVersion;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Makes an immutable version of the draft. No number answers with it until one is bound, or an alias that one is bound to
 * (`alias`) points to it.
 */
export const publishFlow =
  (acting: Acting & Compiling) =>
  async (input: {
    readonly name: string;
    readonly revision: number;
    readonly message: string;
    readonly alias?: string | undefined;
  }): Promise<Result<PublishedFlow, PublishFlowError>> => {
    const { flows, releases } = acting.stores;
    const draft = await flows.draft(input.name);
    if (!draft) return err({ code: "flow.not-found" });
    if (draft.revision !== input.revision) {
      const { revision, changedAt, changedBy } = draft;
      return err({ code: "flow.conflict", revision, changedAt, ...(changedBy === undefined ? {} : { changedBy }) });
    }
    const branch = await releases.branch(input.name);
    if (branch) return err({ code: "flow.is-branch", of: branch.of });
    const compiled = await compileFlow(acting)(draft.document);
    if (!compiled.ok) return err({ code: "flow.has-problems", diagnostics: compiled.error });

    const { program, hash, warnings } = compiled.value;
    const published = await flows.publish({ ...input, document: draft.document, program, hash, by: acting.by });
    if (!published.ok) return published;
    const { version } = published.value;
    await record(acting)("flow.published", input.name, { version, message: input.message });
    await announce(acting)({ type: "flow.changed", flow: input.name, change: "published", by: acting.by });
    if (input.alias !== undefined) await moveAlias(acting)({ flow: input.name, alias: input.alias, version });
    return ok({ version: published.value, warnings });
  };
