import type { CallId, CampaignId, CustomerId, DialTaskId, QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant, Millis } from "@patchbay/base/time";
import type { CallWindow } from "@patchbay/domain/outbound/call-window";
import type { DialTaskEvent, DialTaskNotAllowed, DialTaskState } from "@patchbay/domain/outbound/dial-task";
import type { DialRefusal } from "@patchbay/domain/outbound/may-dial";
import type { DialOutcome, RetryPolicy } from "@patchbay/domain/outbound/retry-policy";
import type { SkillLevel } from "@patchbay/domain/queue";
import type { LineWish } from "@patchbay/domain/trunk/may-take-line";

/** How somebody is to be called. */
export interface DialRules {
  readonly window?: CallWindow;
  readonly retries: RetryPolicy;
  /** How long it rings at their end. */
  readonly ringMs: Millis;
  /** Our number, as they see it; absent: the trunk's. */
  readonly callerId?: string;
  /** What answers them; absent: straight on to the agent. */
  readonly flow?: string;
  readonly priority: number;
  readonly skills: readonly SkillLevel[];
  readonly language?: string;
  readonly expiresAt?: Instant;
}

export interface DialTask {
  readonly id: DialTaskId;
  /** Absent: a callback. */
  readonly campaign?: CampaignId;
  /** Where the agents are; absent: the flow talks alone. */
  readonly queue?: QueueId;
  readonly number: string;
  readonly name?: string;
  readonly timeZone?: string;
  readonly customer?: CustomerId;
  readonly data: JsonObject;
  readonly rules: DialRules;
  readonly enteredAt: Instant;
  readonly state: DialTaskState;
  readonly createdAt: Instant;
  readonly createdBy?: UserId;
}

export type NewCallback = Omit<DialTask, "campaign" | "queue" | "state" | "createdAt"> & {
  readonly queue: QueueId;
  readonly notBefore: Instant;
};

/** One call that we made, or meant to make. Its id is the call's. */
export interface DialAttempt {
  readonly call: CallId;
  readonly task: DialTaskId;
  readonly no: number;
  readonly number: string;
  readonly claimedAt: Instant;
  readonly answeredAt?: Instant;
  /** When an agent had it. */
  readonly connectedAt?: Instant;
  readonly endedAt?: Instant;
  readonly outcome?: DialOutcome;
  readonly cause?: string;
  readonly note?: string;
  readonly agentName?: string;
  readonly disposition?: string;
}

export interface ClaimRequest {
  readonly call: CallId;
  readonly runtime: string;
  readonly trunk: string;
  readonly line: Omit<LineWish, "campaign" | "zone">;
  /** The attempt is over by then, if nobody says otherwise. */
  readonly until: Instant;
  readonly at: Instant;
  /** Where a number does not say where its owner is. */
  readonly ownZone: string;
}

export type DialTaskRefusal = DialTaskNotAllowed | { readonly code: "dial-task.not-found" };

/** Whom we shall call. Every change is one transaction through the pure reducer, with the task's row locked. */
export interface DialTaskStore {
  /** Who waits for a callback of this queue already keeps that one. */
  addCallback(callback: NewCallback): Promise<{ readonly task: DialTask; readonly isNew: boolean }>;
  find(id: DialTaskId): Promise<DialTask | undefined>;
  /** Whom this call was made to reach. */
  ofCall(call: CallId): Promise<DialTask | undefined>;
  /** Callbacks that are not done, in the order of their places. */
  callbacks(): Promise<readonly DialTask[]>;
  /** Whom to take up next, of a campaign or of the callbacks. */
  due(of: {
    readonly campaign?: CampaignId;
    readonly at: Instant;
    readonly limit: number;
  }): Promise<readonly DialTask[]>;
  /** Into its queue, at its place. */
  lineUp(
    id: DialTaskId,
    place: { readonly call: CallId; readonly entry: QueueEntryId; readonly at: Instant },
  ): Promise<Result<DialTask, DialTaskRefusal>>;
  /**
   * The last look before the INVITE and the note of it, in one transaction: campaign, do-not-call list, window, limit and lines. A
   * refusal puts the task where it belongs (waiting for later, or done) and its entry out of the line.
   */
  claim(id: DialTaskId, request: ClaimRequest): Promise<Result<DialTask, DialTaskRefusal | DialRefusal>>;
  /** `answered`, `outcome-said`, `next-said`, `withdrawn`, `stopped`. The entry of a task that leaves the line leaves it too. */
  apply(
    id: DialTaskId,
    event: Exclude<DialTaskEvent, { type: "claimed" | "lined-up" | "ended" | "tick" }>,
    at: Instant,
    note?: string,
  ): Promise<Result<DialTask, DialTaskRefusal>>;
  /** How an attempt ended. Another attempt's end changes nothing but its own record. */
  end(
    id: DialTaskId,
    end: { readonly call: CallId; readonly outcome: DialOutcome; readonly cause?: string; readonly at: Instant },
  ): Promise<Result<DialTask, DialTaskRefusal>>;
  /**
   * Attempts that nobody carries any more: their time is up without an answer, or their call is over. All that were not answered
   * yet of `died` are among them: a runtime that has just started carries none.
   */
  lapsed(
    at: Instant,
    died?: string,
  ): Promise<readonly { readonly task: DialTaskId; readonly call: CallId; readonly talked: boolean }[]>;
  /** The earliest first. */
  attempts(task: DialTaskId): Promise<readonly DialAttempt[]>;
}
