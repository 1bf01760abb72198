import type { CallId, RunId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { JournalEntry, RunHead } from "../journal.ts";

/** Runs of the past, to learn from: what happened in them is in their journals. */
export interface RunStore {
  /** The newest runs of a flow that have ended, newest first, each with its whole journal; older than `before` only. */
  recent(flow: string, limit: number, before?: RunMark): Promise<readonly PastRun[]>;
  /** The runs of one call, the first one first. */
  ofCall(call: CallId): Promise<readonly PastRun[]>;
  /** How a flow is used just now: where its open runs stand, and which exits were taken since `today`, and in the last hour. */
  traffic(question: TrafficQuestion): Promise<RunTraffic>;
}

export interface TrafficQuestion {
  readonly flow: string;
  /** Only runs of this version. */
  readonly version?: number;
  /** When the day began. */
  readonly today: Instant;
  /** What happened from here on is left out, so that whoever also hears of it counts nothing twice. */
  readonly now: Instant;
}

export interface RunTraffic {
  /** The node that each open run entered last and has not left, where that is in this flow. */
  readonly standing: readonly { readonly run: RunId; readonly node: string }[];
  readonly exits: readonly {
    readonly node: string;
    readonly exit: string;
    readonly today: number;
    /** Of the last hour, by the minute's first instant. */
    readonly minutes: readonly { readonly began: Instant; readonly count: number }[];
  }[];
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
