import type { CallId, RunId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { JournalEntry, RunHead } from "../journal.ts";

/** Runs of the past, to learn from: what happened in them is in their journals. */
export interface RunStore {
  /** The newest runs of a flow that have ended, newest first, each with its whole journal; older than `before` only. */
  recent(flow: string, limit: number, before?: RunMark): Promise<readonly PastRun[]>;
  /** The runs of one call, the first one first. */
  ofCall(call: CallId): Promise<readonly PastRun[]>;
}

/** A place in the runs of a flow by time; the run's id tells those of one instant apart. */
export interface RunMark {
  readonly startedAt: Instant;
  readonly run: RunId;
}

export interface PastRun {
  readonly head: RunHead;
  readonly entries: readonly JournalEntry[];
}
