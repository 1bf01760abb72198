import type { ProgramHash } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Program } from "@patchbay/flow-model/program";
import type { JournalEntry } from "@patchbay/ports/journal";
import { fromEntry, type RunRecord } from "./journal-entry.ts";
import type { RunAt } from "./run.ts";
import type { CoreEnd, CoreState, RunCore } from "./run-core.ts";
import { TableCore } from "./table-core.ts";

export interface ReplayOptions {
  readonly program: ProgramHash;
  readonly programs: ReadonlyMap<ProgramHash, Program>;
  readonly entries: readonly JournalEntry[];
}

export interface Replay {
  /** Nodes entered and left, as they were heard when the run was live. */
  readonly path: readonly RunAt[];
  /** Where it stands after the last entry. */
  readonly state: CoreState;
  /** How it ended, if it did. */
  readonly end?: CoreEnd;
  /** The first entry that this program took at another step than the one recorded: where the two part ways. */
  readonly partsAt?: number;
}

export type ReplayError =
  | { readonly code: "run.journal-unreadable"; readonly seq: number }
  | { readonly code: "run.not-started" }
  | { readonly code: "run.program-missing"; readonly program: ProgramHash };

/** run = fold(journal). Pure: no ports, no clock; the same program and entries give the same path, always. */
export function replay({ program, programs, entries }: ReplayOptions): Result<Replay, ReplayError> {
  const records: RunRecord[] = [];
  for (const entry of entries) {
    const record = fromEntry(entry);
    if (!record) return err({ code: "run.journal-unreadable", seq: entry.seq });
    records.push(record);
  }
  const [started, ...events] = records;
  if (started?.type !== "started") return err({ code: "run.not-started" });
  if (!programs.has(program)) return err({ code: "run.program-missing", program });
  const path: RunAt[] = [];
  const core = TableCore.start(
    {
      run: entries[0]?.run ?? "",
      root: program,
      programs,
      maxSteps: started.maxSteps,
      onAt: (at) => path.push(at),
    },
    started.variables,
  );
  const partsAt = applyAll(core, events);
  return ok({
    path,
    state: core.state(),
    ...(core.end ? { end: core.end } : {}),
    ...(partsAt === undefined ? {} : { partsAt: entries[partsAt + 1]?.seq ?? 0 }),
  });
}

function applyAll(core: RunCore, events: readonly RunRecord[]): number | undefined {
  let partsAt: number | undefined;
  for (const [index, event] of events.entries()) {
    if (event.type === "started" || event.type === "ended") continue;
    const branch = "branch" in event ? event.branch : undefined;
    if (event.step !== undefined && core.position(branch)?.step !== event.step) partsAt ??= index;
    core.apply(event);
  }
  return partsAt;
}
