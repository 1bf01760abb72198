import { HOUR, type Instant, MINUTE, type Millis } from "@patchbay/base/time";

/** How an attempt to reach somebody can come out. */
export const DIAL_OUTCOMES = [
  /** Talked with, or whatever else the flow wanted of them. */
  "reached",
  "busy",
  "no-answer",
  "declined",
  "invalid-number",
  /** The carrier or the network, not the person. */
  "failed",
  /** Answered, and nobody of ours was there in time: what the law counts. */
  "abandoned",
  "machine",
  "wrong-number",
  /** Does not want to be called. */
  "refused",
  /** Our own process ended between the claim and the answer: nobody knows whether it rang. */
  "interrupted",
] as const;
export type DialOutcome = (typeof DIAL_OUTCOMES)[number];

/** Why somebody is not called any more although no attempt said so. */
export const DIAL_STOPS = ["cancelled", "expired", "do-not-call", "not-allowed"] as const;
export type DialStop = (typeof DIAL_STOPS)[number];

export interface RetryPolicy {
  /** All attempts together. */
  readonly maxAttempts: number;
  /** How long after such an outcome it is tried again; an outcome that is not here is final. */
  readonly againAfterMs: Readonly<Partial<Record<DialOutcome, Millis>>>;
}

/**
 * An abandoned contact has 72 hours of peace (Ofcom, Persistent Misuse §A1.56). `interrupted` is final: trying again could ring
 * the same person twice for one attempt.
 */
export const USUAL_RETRIES: RetryPolicy = {
  maxAttempts: 3,
  againAfterMs: {
    busy: 5 * MINUTE,
    "no-answer": HOUR,
    declined: 4 * HOUR,
    failed: 10 * MINUTE,
    abandoned: 72 * HOUR,
    machine: 4 * HOUR,
  },
};

/** When to try again after this attempt; undefined: never. */
export function nextAttemptAt(
  { maxAttempts, againAfterMs }: RetryPolicy,
  { attempts, outcome }: { readonly attempts: number; readonly outcome: DialOutcome },
  now: Instant,
): Instant | undefined {
  const after = againAfterMs[outcome];
  return attempts >= maxAttempts || after === undefined ? undefined : now + after;
}
