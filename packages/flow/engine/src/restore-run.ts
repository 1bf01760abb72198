import { ok, type Result } from "@patchbay/base/result";
import { LiveRun } from "./live-run.ts";
import { type ReplayError, replay } from "./replay.ts";
import type { RestoreOptions, Run } from "./run.ts";

/**
 * Takes a run up again after a restart: folds its journal, then starts the pending effect once more under the same key (ports
 * that cost money answer their first outcome), or the wait for its old deadline. A journal without its first entry
 * is a run that had not begun: it starts. Nodes already passed are not told to `onAt` again.
 */
export function restoreRun(options: RestoreOptions): Result<Run, ReplayError> {
  const { entries, head, program, programs } = options;
  if (entries.length === 0) return ok(new LiveRun(options));
  const all = new Map([...programs, [head.program, program] as const]);
  const folded = replay({ program: head.program, programs: all, entries });
  if (!folded.ok) return folded;
  const { state, end } = folded.value;
  const closed = entries.at(-1)?.type === "ended";
  return ok(new LiveRun(options, { state, seq: entries.length, closed, ...(end ? { end } : {}) }));
}
