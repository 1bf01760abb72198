import type { ProgramHash } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Program } from "@patchbay/flow-model/program";
import type { FlowStore } from "@patchbay/ports/store/flow-store";

export interface LoadedProgram {
  readonly program: Program;
  /** Of all sub-flows that can be reached, by hash. */
  readonly programs: ReadonlyMap<ProgramHash, Program>;
}

/** A published program with everything that it can call. */
export async function loadProgram(
  flows: FlowStore,
  hash: ProgramHash,
): Promise<Result<LoadedProgram, { readonly code: "program.missing"; readonly hash: ProgramHash }>> {
  const programs = new Map<ProgramHash, Program>();
  const open: ProgramHash[] = [hash];
  for (let next = open.pop(); next; next = open.pop()) {
    if (programs.has(next)) continue;
    const program = await flows.program(next);
    if (!program) return err({ code: "program.missing", hash: next });
    programs.set(next, program);
    open.push(...Object.values(program.calls));
  }
  return ok({ program: programs.get(hash) as Program, programs });
}
