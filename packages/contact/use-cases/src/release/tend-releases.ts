import type { UserId } from "@patchbay/base/ids";
import { judgeCanary } from "@patchbay/domain/release";
import type { Announcing } from "../announce.ts";
import { endCanary } from "./end-canary.ts";
import { moveAlias } from "./move-alias.ts";

/** Who acts when nobody does. */
const BY_ITSELF = "system" as UserId;

/** What releases do by themselves: planned ones happen when their time has come, canaries that go badly are taken back. */
export const tendReleases = (announcing: Announcing) => async (): Promise<void> => {
  const { stores, clock } = announcing;
  const { releases } = stores;
  for (const { id, flow, alias, version, by } of await releases.duePlans(clock.now())) {
    // Settled first: of two that see the same plan only one carries it out.
    if (!(await releases.settlePlan(id, "done"))) continue;
    await moveAlias({ ...announcing, by })({ flow, alias, version, why: "scheduled" });
  }
  for (const { flow, alias, canary } of await releases.canaries()) {
    const counts = await releases.outcomes(flow, canary.version, canary.startedAt);
    if (judgeCanary(canary, counts) === "goes-on") continue;
    await endCanary({ ...announcing, by: BY_ITSELF })({
      flow,
      alias,
      version: canary.version,
      how: "canary-rolled-back",
    });
  }
};
