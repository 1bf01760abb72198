import type { Canary, CanaryCounts } from "@patchbay/domain/release";
import type { TenantStores } from "@patchbay/ports/stores";

export interface CanaryState {
  readonly canary: Canary;
  readonly counts: CanaryCounts;
  /** Calls of the version that the others get, in the same time. */
  readonly stable: CanaryCounts;
}

export const canaryState =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (input: { readonly flow: string; readonly alias: string }): Promise<CanaryState | undefined> => {
    const { releases } = stores;
    const alias = await releases.alias(input.flow, input.alias);
    if (!alias?.canary) return undefined;
    const { canary, version } = alias;
    const [counts, stable] = await Promise.all([
      releases.outcomes(input.flow, canary.version, canary.startedAt),
      releases.outcomes(input.flow, version, canary.startedAt),
    ]);
    return { canary, counts, stable };
  };
