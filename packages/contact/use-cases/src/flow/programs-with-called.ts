import type { ProgramHash } from "@patchbay/base/ids";
import type { Program } from "@patchbay/flow-model/program";
import type { TenantStores } from "@patchbay/ports/stores";

/** These programs and all that they call, directly or not. One that is not kept any more is left out. */
export async function programsWithCalled(
  stores: TenantStores,
  hashes: Iterable<ProgramHash>,
  known: ReadonlyMap<ProgramHash, Program> = new Map(),
): Promise<ReadonlyMap<ProgramHash, Program>> {
  const programs = new Map(known);
  const open = [...hashes, ...[...known.values()].flatMap(({ calls }) => Object.values(calls))];
  for (let hash = open.pop(); hash; hash = open.pop()) {
    const program = programs.has(hash) ? undefined : await stores.flows.program(hash);
    if (!program) continue;
    programs.set(hash, program);
    open.push(...Object.values(program.calls));
  }
  return programs;
}
