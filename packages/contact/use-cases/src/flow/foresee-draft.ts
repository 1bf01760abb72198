import type { CallId, ProgramHash } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { Program } from "@patchbay/flow-model/program";
import type { PastRun } from "@patchbay/ports/store/run-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { type Compiling, compileFlow } from "./compile-flow.ts";

/** Leads runs of the past through a draft. `programs` has the draft, what the runs ran, and all that these may call. */
export type Foresee<Report> = (
  runs: readonly PastRun[],
  draft: ProgramHash,
  programs: ReadonlyMap<ProgramHash, Program>,
) => Report;

export type ForeseeDraftError =
  | { readonly code: "flow.not-found" }
  | { readonly code: "call.not-found" }
  | { readonly code: "flow.has-problems"; readonly diagnostics: readonly Diagnostic[] };

/** What the draft of a flow would have done to its last calls, or to one of them. */
export const foreseeDraft =
  <Report>({ foresee, ...compiling }: Compiling & { readonly foresee: Foresee<Report> }) =>
  async (input: {
    readonly name: string;
    readonly of: { readonly last: number } | { readonly call: CallId };
  }): Promise<Result<Report, ForeseeDraftError>> => {
    const { stores } = compiling;
    const draft = await stores.flows.draft(input.name);
    if (!draft) return err({ code: "flow.not-found" });
    const compiled = await compileFlow(compiling)(draft.document);
    if (!compiled.ok) return err({ code: "flow.has-problems", diagnostics: compiled.error });
    const runs = await ("last" in input.of
      ? stores.runs.recent(input.name, input.of.last)
      : stores.runs.ofCall(input.of.call));
    if ("call" in input.of && runs.length === 0) return err({ code: "call.not-found" });
    const { hash, program } = compiled.value;
    const programs = new Map([[hash, program]]);
    await addCalled(programs, [...Object.values(program.calls), ...runs.map(({ head }) => head.program)], stores);
    return ok(foresee(runs, hash, programs));
  };

/** Adds programs and those that they call. One that is not kept any more is left out. */
async function addCalled(
  programs: Map<ProgramHash, Program>,
  hashes: readonly ProgramHash[],
  stores: TenantStores,
): Promise<void> {
  for (const hash of new Set(hashes)) {
    const program = programs.has(hash) ? undefined : await stores.flows.program(hash);
    if (!program) continue;
    programs.set(hash, program);
    await addCalled(programs, Object.values(program.calls), stores);
  }
}
