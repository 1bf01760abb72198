import type { CallId } from "@patchbay/base/ids";
import type { JournalEntry, RunHead } from "../journal.ts";

/** Runs of the past, to learn from: what happened in them is in their journals. */
export interface RunStore {
  /** The newest runs of a flow that have ended, newest first, each with its whole journal. */
  recent(flow: string, limit: number): Promise<readonly PastRun[]>;
  /** The runs of one call, the first one first. */
  ofCall(call: CallId): Promise<readonly PastRun[]>;
}

export interface PastRun {
  readonly head: RunHead;
  readonly entries: readonly JournalEntry[];
}
