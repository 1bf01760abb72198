import { err, ok, type Result } from "@patchbay/base/result";
import type { DialledNumber } from "@patchbay/domain/trunk/dialled-number";
import { type LineRefusal, mayTakeLine } from "@patchbay/domain/trunk/may-take-line";
import { isDown } from "@patchbay/domain/trunk/trunk-health";
import type { Chance } from "@patchbay/ports/chance";
import type { Clock } from "@patchbay/ports/clock";
import type { TenantRow, TenantStores } from "@patchbay/ports/stores";
import { findWays } from "./find-ways.ts";

/** What would become of a call to a number. */
export interface NumberTrial extends DialledNumber {
  /** In the order in which they are tried. */
  readonly ways: readonly TriedWay[];
}

export interface TriedWay {
  readonly trunk: string;
  readonly perMinute?: number;
  /** It is behind the others because it does not answer. */
  readonly down: boolean;
  /** The rule that forbids the call now, however few calls there are. */
  readonly refused?: LineRefusal["code"];
}

const NO_USE = { onTrunk: 0, begunOnTrunk: 0, inAll: 0, begunInMinute: 0, spentToday: 0 };

export const tryNumber =
  (world: {
    readonly stores: TenantStores;
    readonly clock: Clock;
    readonly chance: Chance;
    readonly tenant: TenantRow;
  }) =>
  async ({
    number,
  }: {
    readonly number: string;
  }): Promise<Result<NumberTrial, { readonly code: "trunk.bad-number" }>> => {
    const found = await findWays(world, number);
    if (!found) return err({ code: "trunk.bad-number" });
    const { ways, ...dialled } = found;
    const rules = await world.stores.trunks.rules();
    const now = world.clock.now();
    return ok({
      ...dialled,
      ways: ways.map(({ trunk, health, perMinute }) => {
        const price = perMinute === undefined ? {} : { perMinute };
        const wish = { ...dialled, ...price, campaign: false, zone: world.tenant.timeZone };
        const allowed = mayTakeLine(trunk, rules, NO_USE, wish, now);
        return {
          ...{ trunk: trunk.name, down: isDown(health, now), ...price },
          ...(allowed.ok ? {} : { refused: allowed.error.code }),
        };
      }),
    });
  };
