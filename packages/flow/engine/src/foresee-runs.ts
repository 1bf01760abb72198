import type { ProgramHash, RunId } from "@patchbay/base/ids";
import type { Program } from "@patchbay/flow-model/program";
import type { PastRun } from "@patchbay/ports/store/run-store";
import { type Impact, type ImpactCall, impactOf } from "./impact.ts";
import { pastCallOf } from "./past-call.ts";
import { type Way, wayOf, waysPartAt } from "./way.ts";

export interface RunsImpact extends Impact {
  /** Runs whose journal or program cannot be read any more. */
  readonly unreadable: number;
}

/** What a draft would have done to these runs. */
export function impactOnRuns(
  runs: readonly PastRun[],
  draft: ProgramHash,
  programs: ReadonlyMap<ProgramHash, Program>,
): RunsImpact {
  const calls = runs.flatMap(({ head, entries }): readonly ImpactCall[] => {
    const past = pastCallOf(entries);
    if (!past.ok || !programs.has(head.program)) return [];
    return [{ run: head.run, id: head.call, startedAt: head.startedAt, call: past.value, was: head.program }];
  });
  return { ...impactOf(calls, draft, programs), unreadable: runs.length - calls.length };
}

/** The way that a call took, and the way that it would have taken. */
export interface CallRetrace {
  readonly run: RunId;
  readonly was: Way;
  readonly wouldBe: Way;
  /** The first step that is not the same in both. */
  readonly partsAt?: number;
}

/** The way that a run took; undefined when its journal or program cannot be read any more. */
export function wayOfRun(run: PastRun, programs: ReadonlyMap<ProgramHash, Program>): Way | undefined {
  const past = pastCallOf(run.entries);
  return past.ok && programs.has(run.head.program) ? wayOf(past.value, run.head.program, programs) : undefined;
}

/** Replays the first of these runs through a draft; undefined when it cannot be read any more. */
export function retraceRun(
  [run]: readonly PastRun[],
  draft: ProgramHash,
  programs: ReadonlyMap<ProgramHash, Program>,
): CallRetrace | undefined {
  const past = run ? pastCallOf(run.entries) : undefined;
  if (!run || !past?.ok || !programs.has(run.head.program)) return undefined;
  const was = wayOf(past.value, run.head.program, programs);
  const wouldBe = wayOf(past.value, draft, programs);
  const partsAt = waysPartAt(was, wouldBe);
  return { run: run.head.run, was, wouldBe, ...(partsAt === undefined ? {} : { partsAt }) };
}
