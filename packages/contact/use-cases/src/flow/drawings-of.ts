import type { ProgramHash } from "@patchbay/base/ids";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";
import type { TenantStores } from "@patchbay/ports/stores";

/** What was drawn for a program and for all that it calls, by flow name. */
export type Drawings = Readonly<Record<string, FlowDocument>>;

/** The drawings behind a program. Where it is no published version (a test call of a draft), the flow as it is drawn now. */
export async function drawingsOf(
  stores: TenantStores,
  root: ProgramHash,
  programs: ReadonlyMap<ProgramHash, Program>,
): Promise<Drawings> {
  const drawings: Record<string, FlowDocument> = {};
  const seen = new Set([root]);
  for (const hash of seen) {
    const program = programs.get(hash);
    if (!program) continue;
    for (const called of Object.values(program.calls)) seen.add(called);
    const { flow } = program;
    const version = (await stores.flows.versions(flow)).find((item) => item.hash === hash);
    const document = version
      ? await stores.flows.versionDocument(flow, version.version)
      : (await stores.flows.draft(flow))?.document;
    if (document) drawings[flow] ??= document;
  }
  return drawings;
}
