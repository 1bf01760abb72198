import type { CanaryMetric } from "@patchbay/domain/release";
import type { useTRPCClient } from "../../data/trpc.ts";

export const RELEASE_WAYS = ["now", "later", "share"] as const;
export type ReleaseWay = (typeof RELEASE_WAYS)[number];

/** How a version shall reach an environment, as a person chooses it. */
export interface ReleaseWish {
  readonly alias: string;
  readonly way: ReleaseWay;
  /** As `datetime-local` gives it. */
  readonly at: string;
  readonly percent: number;
  readonly metric: CanaryMetric;
  /** In percent. */
  readonly limit: number;
  readonly minCalls: number;
}

export const FRESH_WISH: ReleaseWish = {
  alias: "live",
  way: "now",
  at: "",
  percent: 10,
  metric: "failed",
  limit: 5,
  minCalls: 20,
};

/** Whether it can be carried out as it stands. */
export function isWholeWish({ alias, way, at }: ReleaseWish): boolean {
  const isNamed = /^[a-z][a-z0-9-]{0,30}$/.test(alias) && alias !== "draft";
  return isNamed && (way !== "later" || Number.isFinite(Date.parse(at)));
}

/** Carries it out: at once, as a plan, or on trial. */
export async function release(
  client: ReturnType<typeof useTRPCClient>,
  { flow, version }: { readonly flow: string; readonly version: number },
  { alias, way, at, percent, metric, limit, minCalls }: ReleaseWish,
): Promise<void> {
  if (way === "now") await client.release.move.mutate({ flow, alias, version });
  else if (way === "later") await client.release.plan.mutate({ flow, alias, version, at: Date.parse(at) });
  else {
    const canary = { version, percent, metric, limit: limit / 100, minCalls };
    await client.release.startCanary.mutate({ flow, alias, canary });
  }
}
