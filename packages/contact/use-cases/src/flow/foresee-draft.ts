import type { CallId, ProgramHash } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";
import type { PastRun, RunMark } from "@patchbay/ports/store/run-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { type Compiling, compileFlow } from "./compile-flow.ts";
import { programsWithCalled } from "./programs-with-called.ts";

export type PastRunsOf =
  /** The newest, from before a run on: a page of them. */
  { readonly last: number; readonly before?: RunMark } | { readonly call: CallId };

/** A draft, past runs, and the programs of both with all that these may call. */
export interface DraftAndPast {
  readonly document: FlowDocument;
  readonly revision: number;
  readonly draft: ProgramHash;
  readonly runs: readonly PastRun[];
  readonly programs: ReadonlyMap<ProgramHash, Program>;
}

export type DraftAndPastError =
  | { readonly code: "flow.not-found" }
  | { readonly code: "call.not-found" }
  | { readonly code: "flow.has-problems"; readonly diagnostics: readonly Diagnostic[] };

/** What is needed to say what the draft of a flow would have done to its last calls, or to one call. */
export const foreseeDraft =
  (compiling: Compiling) =>
  async (input: {
    readonly name: string;
    readonly of: PastRunsOf;
  }): Promise<Result<DraftAndPast, DraftAndPastError>> => {
    const { stores } = compiling;
    const found = await stores.flows.draft(input.name);
    if (!found) return err({ code: "flow.not-found" });
    const compiled = await compileFlow(compiling)(found.document);
    if (!compiled.ok) return err({ code: "flow.has-problems", diagnostics: compiled.error });
    const runs = await runsOf(stores, input.name, input.of);
    if ("call" in input.of && runs.length === 0) return err({ code: "call.not-found" });
    const { hash: draft, program } = compiled.value;
    const were = runs.map(({ head }) => head.program);
    const programs = await programsWithCalled(stores, were, new Map([[draft, program]]));
    const { document, revision } = found;
    return ok({ document, revision, draft, runs, programs });
  };

/** Of a call that went through several flows, those of this flow first. */
async function runsOf(stores: TenantStores, flow: string, of: PastRunsOf): Promise<readonly PastRun[]> {
  if ("last" in of) return stores.runs.recent(flow, of.last, of.before);
  const runs = await stores.runs.ofCall(of.call);
  return [...runs].sort((one, other) => Number(other.head.flow === flow) - Number(one.head.flow === flow));
}
