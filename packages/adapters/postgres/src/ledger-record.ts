import type { CallId, LegId, RecordingId, RunId, TenantId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Instant, Millis } from "@patchbay/base/time";
import type { TracedMessage } from "@patchbay/domain/sip-trace/sip-message";
import type { JournalEntry, RunHead } from "@patchbay/ports/journal";
import type { CallChange, CallEnd, CallLeg, CallRecording, NewCall, PathStep } from "@patchbay/ports/store/call-store";

/**
 * What must not be lost while a call runs, whatever the database does meanwhile. Every kind may be written twice with the
 * same outcome as once, because nobody can know whether a commit whose connection broke was done.
 */
export type LedgerRecord =
  | { readonly kind: "run.opened"; readonly head: RunHead }
  | { readonly kind: "run.closed"; readonly run: RunId; readonly outcome: string; readonly at: Instant }
  | { readonly kind: "journal"; readonly entry: JournalEntry }
  | { readonly kind: "call.started"; readonly call: NewCall }
  | { readonly kind: "call.updated"; readonly call: CallId; readonly change: CallChange }
  | { readonly kind: "call.resumable"; readonly call: CallId; readonly resume: Json }
  | { readonly kind: "call.ended"; readonly call: CallId; readonly end: CallEnd }
  | { readonly kind: "leg.added"; readonly leg: CallLeg }
  | { readonly kind: "leg.ended"; readonly leg: LegId; readonly at: Instant; readonly cause: string }
  | { readonly kind: "step.added"; readonly step: PathStep }
  | {
      readonly kind: "trace.added";
      readonly call: CallId;
      readonly at: Instant;
      readonly messages: readonly TracedMessage[];
    }
  | { readonly kind: "recording.added"; readonly recording: CallRecording }
  | {
      readonly kind: "recording.finished";
      readonly recording: RecordingId;
      readonly durationMs: Millis;
      readonly bytes: number;
    };

export type RecordKind = LedgerRecord["kind"];

export interface TenantRecord {
  readonly tenant: TenantId;
  readonly record: LedgerRecord;
}
