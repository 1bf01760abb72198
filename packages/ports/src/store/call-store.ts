import type { CallId, CustomerId, LegId, RecordingId, RunId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Instant, Millis } from "@patchbay/base/time";
import type { TextChannel } from "@patchbay/domain/conversation";
import type { TracedMessage } from "@patchbay/domain/sip-trace/sip-message";

/** Call records: one per contact of the customer, with legs, path and recordings. Written while the call runs, complete whatever happens. */
export interface CallStore {
  start(call: NewCall): Promise<void>;
  /** Idempotent; fields that are given are set. */
  update(call: CallId, change: CallChange): Promise<void>;
  end(call: CallId, end: CallEnd): Promise<void>;
  find(call: CallId): Promise<CallRecord | undefined>;
  search(filter: CallFilter): Promise<{ readonly calls: readonly CallRecord[]; readonly next?: string }>;
  /** Calls (by voice) not ended, with their `resume` data: what a runtime that comes back needs. */
  open(runtime?: string): Promise<readonly CallRecord[]>;
  /** A new runtime takes over open calls of one whose lease ran out; answers those taken. */
  adopt(from: string, to: string): Promise<readonly CallRecord[]>;

  /** What the runtime must know to carry the call on after a crash: dialogs, media legs, run, conversation. Opaque to the store. */
  saveResume(call: CallId, resume: Json): Promise<void>;

  addLeg(leg: CallLeg): Promise<void>;
  endLeg(leg: LegId, at: Instant, cause: string): Promise<void>;
  legs(call: CallId): Promise<readonly CallLeg[]>;

  addStep(step: PathStep): Promise<void>;
  path(call: CallId): Promise<readonly PathStep[]>;

  /** Messages of the call's signalling, in their order; several times for one call, after those from before. */
  addTrace(call: CallId, at: Instant, messages: readonly TracedMessage[]): Promise<void>;
  trace(call: CallId): Promise<readonly TracedMessage[]>;

  addRecording(recording: CallRecording): Promise<void>;
  finishRecording(recording: RecordingId, durationMs: Millis, bytes: number): Promise<void>;
  recordings(call: CallId): Promise<readonly CallRecording[]>;
  /** Which of these calls are being recorded now, a pause included. */
  recordedNow(calls: readonly CallId[]): Promise<readonly CallId[]>;
  recording(recording: RecordingId): Promise<CallRecording | undefined>;
  addNote(call: CallId, note: { readonly by: UserId; readonly at: Instant; readonly text: string }): Promise<void>;
  notes(
    call: CallId,
  ): Promise<readonly { readonly by: UserId; readonly byName: string; readonly at: Instant; readonly text: string }[]>;
}

export type CallDirection = "inbound" | "outbound" | "test";

export interface NewCall {
  readonly id: CallId;
  /** Absent: a call. Otherwise what was written stands in the conversation of the same id. */
  readonly channel?: TextChannel;
  readonly direction: CallDirection;
  readonly from: string;
  readonly to: string;
  readonly startedAt: Instant;
  readonly runtime: string;
  readonly flow?: string;
  readonly version?: number;
  readonly run?: RunId;
  /** Signalling identity of the customer's leg, for tracing. */
  readonly sipCallId?: string;
  /** What brought it in, where that is known. */
  readonly trunk?: string;
}

export interface CallChange {
  readonly answeredAt?: Instant;
  readonly customer?: CustomerId;
  readonly agent?: UserId;
  readonly queue?: string;
  readonly flow?: string;
  readonly version?: number;
  readonly run?: RunId;
  readonly disposition?: string;
}

export interface CallEnd {
  readonly at: Instant;
  /** `completed`, `abandoned`, `rejected`, `failed`, … */
  readonly outcome: string;
  /** Who ended it. */
  readonly by: "customer" | "agent" | "flow" | "system";
  /** Why, in SIP or flow terms, for the curious. */
  readonly cause?: string;
}

export interface CallRecord extends NewCall, CallChange {
  readonly endedAt?: Instant;
  readonly outcome?: string;
  readonly endedBy?: CallEnd["by"];
  readonly cause?: string;
  readonly customerName?: string;
  readonly agentName?: string;
  readonly queuedMs?: Millis;
  readonly talkedMs?: Millis;
  readonly resume?: Json;
}

export interface CallLeg {
  readonly id: LegId;
  readonly call: CallId;
  readonly role: "customer" | "agent" | "external" | "supervisor";
  readonly party: string;
  readonly startedAt: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly cause?: string;
  readonly codec?: string;
}

export interface PathStep {
  readonly call: CallId;
  readonly run: RunId;
  readonly seq: number;
  readonly flow: string;
  readonly version?: number;
  readonly node: string;
  readonly at: Instant;
  /** `GIVEN_UP` for a step of a branch that was not waited for. */
  readonly exit?: string;
  readonly variables?: Json;
}

/** In place of an exit; no flow can have one of this name. */
export const GIVEN_UP = "!given-up";

export interface CallRecording {
  readonly id: RecordingId;
  readonly call: CallId;
  readonly kind: "conversation" | "message";
  readonly path: string;
  readonly startedAt: Instant;
  readonly durationMs?: Millis;
  readonly bytes?: number;
}

export interface CallFilter {
  /** Free text over numbers, customer and agent names, call id. */
  readonly text?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly queue?: string;
  readonly agent?: UserId;
  readonly customer?: CustomerId;
  readonly outcome?: string;
  readonly flow?: string;
  readonly openOnly?: boolean;
  /** Only these, e.g. the contacts behind a number. */
  readonly ids?: readonly CallId[];
  readonly limit: number;
  readonly cursor?: string;
}
