import { type Instant, SECOND } from "@patchbay/base/time";

/** What is known of a trunk's carrier. */
export interface TrunkHealth {
  /** Undefined: never asked. */
  readonly reachable?: boolean;
  readonly since?: Instant;
  readonly askedAt?: Instant;
  /** Final status of the last OPTIONS; 0: none came. */
  readonly status?: number;
  readonly answeredInMs?: number;
  readonly registeredUntil?: Instant;
  /** When we register the next time. */
  readonly registersAt?: Instant;
  /** Why it did not take our registration. */
  readonly refused?: string;
  /** After a refusal with Retry-After, or silence in a call: not asked for calls before then. */
  readonly restsUntil?: Instant;
}

export const PROBE_EVERY_MS = 30 * SECOND;
export const REST_MS = 30 * SECOND;

/** Any final answer shows that somebody is there, save those that say the opposite (RFC 3261 §21.4.9, §21.5.4). */
export function isReachable(status: number): boolean {
  return status >= 200 && status !== 408 && status !== 503 && status !== 502 && status !== 504;
}

export function afterProbe(
  health: TrunkHealth,
  { status, tookMs }: { readonly status: number; readonly tookMs: number },
  at: Instant,
): TrunkHealth {
  const reachable = isReachable(status);
  const since = health.reachable === reachable ? (health.since ?? at) : at;
  const { answeredInMs: _, ...rest } = health;
  return { ...rest, reachable, since, status, askedAt: at, ...(reachable ? { answeredInMs: tookMs } : {}) };
}

/** `expires`: for how many seconds it was granted; absent: it was refused, or nothing came. */
export function afterRegistration(
  health: TrunkHealth,
  { status, why, expires }: { readonly status: number; readonly why: string; readonly expires?: number },
  at: Instant,
): TrunkHealth {
  const { refused: _, registeredUntil, ...rest } = health;
  if (expires !== undefined && status < 300) {
    // At two thirds: one that is lost on the way leaves time for another.
    return { ...rest, registeredUntil: at + expires * SECOND, registersAt: at + (expires * SECOND * 2) / 3 };
  }
  const still = registeredUntil !== undefined && registeredUntil > at ? { registeredUntil } : {};
  return { ...rest, ...still, refused: `${status || ""} ${why}`.trim(), registersAt: at + PROBE_EVERY_MS };
}

export function isRegistered(health: TrunkHealth, at: Instant): boolean {
  return (health.registeredUntil ?? 0) > at;
}

/** Calls prefer other trunks while this is so; where there is none, it is tried all the same. */
export function isDown(health: TrunkHealth | undefined, at: Instant): boolean {
  return health?.reachable === false || (health?.restsUntil ?? 0) > at;
}
