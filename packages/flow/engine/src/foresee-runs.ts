import type { ProgramHash } from "@patchbay/base/ids";
import type { Program } from "@patchbay/flow-model/program";
import type { PastRun } from "@patchbay/ports/store/run-store";
import { type Impact, type ImpactCall, impactOf } from "./impact.ts";
import { pastCallOf } from "./past-call.ts";
import { type Retrace, retrace } from "./retrace.ts";

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
    return [{ run: head.run, call: past.value, was: head.program }];
  });
  return { ...impactOf(calls, draft, programs), unreadable: runs.length - calls.length };
}

/** The way that a call took, and the way that it would have taken. */
export interface CallRetrace {
  readonly was: Retrace;
  readonly wouldBe: Retrace;
}

/** Replays the first of these runs through a draft; undefined when it cannot be read any more. */
export function retraceRun(
  [run]: readonly PastRun[],
  draft: ProgramHash,
  programs: ReadonlyMap<ProgramHash, Program>,
): CallRetrace | undefined {
  const past = run ? pastCallOf(run.entries) : undefined;
  if (!run || !past?.ok || !programs.has(run.head.program)) return undefined;
  return { was: retrace(past.value, run.head.program, programs), wouldBe: retrace(past.value, draft, programs) };
}
