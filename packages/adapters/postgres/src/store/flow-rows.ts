import type { ProgramHash } from "@patchbay/base/ids";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";
import type { Tx } from "../database.ts";
import { jsonInput } from "../json-text.ts";

/** A program is what its hash says: kept once, never rewritten. */
export async function keepProgram(tx: Tx, hash: ProgramHash, program: Program): Promise<void> {
  await tx.program.createMany({
    data: { hash, program: jsonInput(program) },
    skipDuplicates: true,
  });
}

/** A flow's columns that come from its document. */
export function drawn(document: FlowDocument) {
  return {
    title: document.title,
    channel: document.channel,
    document: jsonInput(document),
  };
}
