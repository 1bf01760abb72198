import type { CallId, LegId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { Lines } from "@patchbay/domain/outbound/may-dial";
import type { LineRefusal, LineWish } from "@patchbay/domain/trunk/may-take-line";
import type { LineRules, Trunk } from "@patchbay/domain/trunk/trunk";
import type { TrunkHealth } from "@patchbay/domain/trunk/trunk-health";

/** Lines to carriers: what they are, how they stand, and the calls that go over them. */
export interface TrunkStore {
  /** By position and name, those that are switched off among them. */
  list(): Promise<readonly KnownTrunk[]>;
  /** A new one, or all of one that is there. Without a password the one that it has stays. */
  save(trunk: Trunk, sealedPassword?: string): Promise<void>;
  remove(name: string): Promise<boolean>;
  /** What was found out about its carrier; nothing when it is gone meanwhile. */
  noteHealth(name: string, health: TrunkHealth): Promise<void>;

  rules(): Promise<LineRules>;
  saveRules(rules: LineRules): Promise<void>;

  /** Limits and rules in one transaction with the note of the call, one after the other for all trunks of the tenant. A refusal is noted, too. */
  takeLine(line: LineRequest, at: Instant): Promise<Result<undefined, LineRefusal>>;
  lineAnswered(id: LineId, at: Instant): Promise<void>;
  /** Of an ended call, or a line that nobody knows: nothing happens. */
  endLine(id: LineId, at: Instant): Promise<void>;
  /** Calls on a trunk now: ours, and those that came in over it, or over nobody knows which. */
  linesInUse(trunk: string): Promise<Lines>;
  /** Calls of the tenant now, in and out, on all its trunks. */
  callsNow(): Promise<number>;
  /** The newest first. */
  lines(of: {
    readonly trunk?: string;
    readonly refused?: boolean;
    readonly limit: number;
  }): Promise<readonly TrunkLine[]>;
}

/** The leg's id; where a call itself is made to somebody (callback, campaign), the call's. */
export type LineId = LegId | CallId;

export interface KnownTrunk {
  readonly trunk: Trunk;
  readonly sealedPassword?: string;
  readonly health: TrunkHealth;
}

export interface LineRequest extends LineWish {
  readonly id: LineId;
  readonly trunk: string;
  readonly call: CallId;
  readonly number: string;
}

export interface TrunkLine {
  readonly id: LineId;
  readonly trunk: string;
  readonly call: CallId;
  readonly number: string;
  readonly country?: string;
  readonly perMinute?: number;
  readonly beganAt: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly refused?: LineRefusal["code"];
}
