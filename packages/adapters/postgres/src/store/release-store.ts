import type { ReleaseStore } from "@patchbay/ports/store/release-store";
import { flowAliases } from "./flow-aliases.ts";
import { flowBranches } from "./flow-branches.ts";
import { releasePlans } from "./release-plans.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresReleaseStore(context: TenantContext): ReleaseStore {
  return { ...flowAliases(context), ...releasePlans(context), ...flowBranches(context) };
}
