import { type DialledNumber, readDialled } from "@patchbay/domain/trunk/dialled-number";
import { costOf, pickTrunks } from "@patchbay/domain/trunk/pick-trunks";
import { isDown } from "@patchbay/domain/trunk/trunk-health";
import type { Chance } from "@patchbay/ports/chance";
import type { Clock } from "@patchbay/ports/clock";
import type { KnownTrunk } from "@patchbay/ports/store/trunk-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** A number, and over which trunks it may be called: the one to try first in front, none when it may not. */
export interface Ways extends DialledNumber {
  readonly ways: readonly Way[];
}

export interface Way extends KnownTrunk {
  /** A minute's price, where one is written down. */
  readonly perMinute?: number;
}

/** Undefined when what is written is no number. */
export async function findWays(
  { stores, clock, chance }: { readonly stores: TenantStores; readonly clock: Clock; readonly chance: Chance },
  written: string,
): Promise<Ways | undefined> {
  const [known, rules] = await Promise.all([stores.trunks.list(), stores.trunks.rules()]);
  const dialled = readDialled(written, rules.country);
  if (!dialled) return undefined;
  const down = new Set(known.filter(({ health }) => isDown(health, clock.now())).map(({ trunk }) => trunk.name));
  const trunks = known.map(({ trunk }) => trunk);
  const picked = pickTrunks(trunks, { ...dialled, down, draw: () => chance.fraction() });
  const ways = picked.flatMap((trunk) => {
    const one = known.find((row) => row.trunk === trunk);
    const perMinute = costOf(trunk.rates, dialled.number);
    return one ? [{ ...one, ...(perMinute === undefined ? {} : { perMinute }) }] : [];
  });
  return { ...dialled, ways };
}
