import type { ProgramHash } from "@patchbay/base/ids";
import type { Program } from "@patchbay/flow-model/program";
import type { JournalEntry } from "@patchbay/ports/journal";
import type { RunAt } from "../src/run.ts";

/** A call as it once ran: the programs as published then, its journal, and where it went. Never regenerated. */
export interface Recording {
  readonly root: ProgramHash;
  readonly programs: Readonly<Record<string, Program>>;
  readonly entries: readonly JournalEntry[];
  readonly path: readonly RunAt[];
}
