import type { CallId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { UnfitPhones } from "@patchbay/domain/phone-check";
import type { WayIn } from "@patchbay/domain/supervision";

/** One stretch of a supervisor's part in a call. A take-over is a moment: the call is theirs from then on. */
export interface Supervision {
  readonly id: string;
  readonly call: CallId;
  readonly supervisor: UserId;
  readonly how: WayIn | "take-over";
  readonly beganAt: Instant;
  readonly endedAt?: Instant;
}

export interface SupervisionSettings {
  /** The agent's desk says when a supervisor is on the call. */
  readonly tellAgent: boolean;
  readonly unfitPhones: UnfitPhones;
}

export interface SupervisionStore {
  /** Idempotent by id. */
  begin(supervision: Supervision): Promise<void>;
  /** Again, or of an unknown one: nothing happens. */
  end(id: string, at: Instant): Promise<void>;
  /** In order; `name` is the supervisor's, where still known. */
  ofCall(call: CallId): Promise<readonly (Supervision & { readonly name?: string })[]>;
  /** Those that go on now, of any call. */
  open(): Promise<readonly Supervision[]>;
  settings(): Promise<SupervisionSettings>;
  /** What is not given stays. */
  saveSettings(settings: Partial<SupervisionSettings>): Promise<void>;
}
