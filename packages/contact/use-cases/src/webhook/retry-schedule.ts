import { HOUR, type Instant, MINUTE, type Millis, SECOND } from "@patchbay/base/time";

/** Pauses before each further attempt: fast at first (a restart of the receiver), then patient; 24 h in all. */
export const RETRY_PAUSES: readonly Millis[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  8.25 * HOUR,
];

/** When to try again after this many failed attempts; undefined: given up. */
export function retryAt(failedAttempts: number, now: Instant, pauses = RETRY_PAUSES): Instant | undefined {
  const pause = pauses[failedAttempts - 1];
  return pause === undefined ? undefined : now + pause;
}
