import type { Lines } from "@patchbay/domain/outbound/may-dial";
import type { Trunk } from "@patchbay/domain/trunk/trunk";
import { isDown, isRegistered, type TrunkHealth } from "@patchbay/domain/trunk/trunk-health";
import type { Clock } from "@patchbay/ports/clock";
import type { TenantStores } from "@patchbay/ports/stores";

/** A trunk as its organisation sees it: never its password, only whether there is one. */
export interface TrunkView {
  readonly trunk: Trunk;
  readonly hasPassword: boolean;
  readonly health: TrunkHealth;
  /** Other trunks go before it just now. */
  readonly down: boolean;
  readonly registered: boolean;
  readonly lines: Lines;
}

export const listTrunks =
  ({ stores, clock }: { readonly stores: TenantStores; readonly clock: Clock }) =>
  async (): Promise<readonly TrunkView[]> => {
    const known = await stores.trunks.list();
    return Promise.all(
      known.map(async ({ trunk, health, sealedPassword }) => ({
        ...{ trunk, health, hasPassword: sealedPassword !== undefined },
        ...{ down: isDown(health, clock.now()), registered: isRegistered(health, clock.now()) },
        lines: await stores.trunks.linesInUse(trunk.name),
      })),
    );
  };
