import type { CallId, ProgramHash, RunId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Program } from "@patchbay/flow-model/program";
import type { PastRun } from "@patchbay/ports/store/run-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { type Drawings, drawingsOf } from "../flow/drawings-of.ts";
import { programsWithCalled } from "../flow/programs-with-called.ts";

/** Reads a run's journal as the way that it took; undefined when it cannot be read any more. */
export type ReadWay<Way> = (run: PastRun, programs: ReadonlyMap<ProgramHash, Program>) => Way | undefined;

export interface CallWay<Way> {
  readonly run: RunId;
  readonly flow: string;
  /** Undefined for a test call of a draft. */
  readonly version?: number;
  readonly way: Way;
  readonly drawings: Drawings;
}

/** The ways that a call took through its flows, first to last, each with what was drawn then. */
export const callWays =
  <Way>({ stores, readWay }: { readonly stores: TenantStores; readonly readWay: ReadWay<Way> }) =>
  async (input: {
    readonly id: CallId;
  }): Promise<Result<readonly CallWay<Way>[], { readonly code: "call.not-found" }>> => {
    if (!(await stores.calls.find(input.id))) return err({ code: "call.not-found" });
    const runs = await stores.runs.ofCall(input.id);
    const programs = await programsWithCalled(
      stores,
      runs.map(({ head }) => head.program),
    );
    const ways: CallWay<Way>[] = [];
    for (const run of runs) {
      const way = readWay(run, programs);
      if (way === undefined) continue;
      const { head } = run;
      const drawings = await drawingsOf(stores, head.program, programs);
      const version = head.version === undefined ? {} : { version: head.version };
      ways.push({ run: head.run, flow: head.flow, ...version, way, drawings });
    }
    return ok(ways);
  };
