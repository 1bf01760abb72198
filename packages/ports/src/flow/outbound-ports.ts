import type { DialTaskId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant, Millis } from "@patchbay/base/time";
import type { CallWindow } from "@patchbay/domain/outbound/call-window";
import type { DialOutcome } from "@patchbay/domain/outbound/retry-policy";
import type { EffectContext } from "../flow-ports.ts";

/** Callers who rather hang up than wait. */
export interface CallbackPort {
  /** Keeps the caller's place in the queue; who waits for a callback there already keeps that one. */
  request(request: CallbackRequest, context: EffectContext): Promise<Result<CallbackPromise, CallbackRefusal>>;
}

export interface CallbackRequest {
  /** By name. */
  readonly queue: string;
  readonly number: string;
  readonly name?: string;
  /** Not before then; the place in line is then that of somebody who calls at that time. */
  readonly at?: Instant;
  /** When the customer may be called, in the customer's own time; absent: at any time. */
  readonly window?: CallWindow;
  /** IANA; absent: what the number says. */
  readonly timeZone?: string;
  readonly priority: number;
  readonly skills: readonly { readonly skill: string; readonly level: number }[];
  readonly maxAttempts: number;
  readonly againAfterMs: Millis;
  /** So long after the caller came nobody calls back any more. */
  readonly expiresAfterMs: Millis;
  /** What answers the customer; absent: straight on to the agent. */
  readonly flow?: string;
  readonly language?: string;
  /** Shown to the agent. */
  readonly data: JsonObject;
}

export interface CallbackPromise {
  readonly task: DialTaskId;
  /** False: one was promised before, and this is it. */
  readonly isNew: boolean;
  readonly notBefore: Instant;
  /** The place in line, where it is the customer's time to be called. */
  readonly position?: number;
}

export type CallbackRefusal =
  | { readonly code: "callback.unknown-queue"; readonly queue: string }
  | { readonly code: "callback.bad-number"; readonly number: string }
  /** No trunk may dial it, or it stands on the do-not-call list. */
  | { readonly code: "callback.not-allowed"; readonly why: "no-trunk" | "do-not-call" };

/** The call that we made, seen from its own flow. On any other call each answers `attempt.none`. */
export interface AttemptPort {
  /** How it came out, whatever the line says. */
  record(
    outcome: { readonly outcome: DialOutcome; readonly note?: string },
    context: EffectContext,
  ): Promise<Result<undefined, NoAttempt>>;
  /** When this person is called next; `attempt.used-up` when they were called as often as allowed. */
  next(
    when: Instant | "never",
    context: EffectContext,
  ): Promise<Result<undefined, NoAttempt | { readonly code: "attempt.used-up" }>>;
}

export interface NoAttempt {
  readonly code: "attempt.none";
}
