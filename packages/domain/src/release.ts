import type { Instant } from "@patchbay/base/time";

/** A new version that gets a share of the calls until it has proven itself, or until too many of them end badly. */
export interface Canary {
  readonly version: number;
  /** Share of calls, 1 to 99. */
  readonly percent: number;
  /** What counts as ending badly: the flow failed, or the caller hung up before anybody or anything served them. */
  readonly metric: CanaryMetric;
  /** Rolled back when more than this share of its calls ends badly (0 to 1) … */
  readonly limit: number;
  /** … once so many of its calls have ended. */
  readonly minCalls: number;
  readonly startedAt: Instant;
}

export const CANARY_METRICS = ["failed", "abandoned"] as const;
export type CanaryMetric = (typeof CANARY_METRICS)[number];

/** Calls of one version that have ended. */
export interface CanaryCounts extends Readonly<Record<CanaryMetric, number>> {
  readonly ended: number;
}

/** What an alias did, oldest first. */
export interface AliasMove {
  readonly version: number;
  readonly why: MoveReason;
}

export const MOVE_REASONS = [
  "released",
  "scheduled",
  "rolled-back",
  "canary-started",
  "canary-stopped",
  "canary-promoted",
  "canary-rolled-back",
] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

const BUCKETS = 10_000;

/** Which version a call gets. One call always gets the same, whichever process asks and however often. */
export function versionFor<Version>(
  release: {
    readonly stable: Version;
    readonly canary?: { readonly target: Version; readonly percent: number } | undefined;
  },
  call: string,
): Version {
  const { stable, canary } = release;
  return canary && bucketOf(call) < (canary.percent / 100) * BUCKETS ? canary.target : stable;
}

/** FNV-1a (32 bit), mixed once more: ids that differ in their last letters alone spread as well. */
function bucketOf(call: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < call.length; index++) {
    hash = Math.imul(hash ^ call.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % BUCKETS;
}

/** Whether a canary goes on, or is taken back by itself. */
export function judgeCanary({ metric, limit, minCalls }: Canary, counts: CanaryCounts): "goes-on" | "roll-back" {
  if (counts.ended < minCalls || counts.ended === 0) return "goes-on";
  return counts[metric] / counts.ended > limit ? "roll-back" : "goes-on";
}

/** The version that a roll-back goes to: the one before, as if what was rolled back already had never been. */
export function versionBefore(moves: readonly AliasMove[]): number | undefined {
  const stack: number[] = [];
  for (const { version, why } of moves) {
    if (why === "rolled-back" && stack.includes(version)) stack.length = stack.lastIndexOf(version) + 1;
    else if (stack.at(-1) !== version) stack.push(version);
  }
  return stack.at(-2);
}
