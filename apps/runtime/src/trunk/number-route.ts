import { err, ok, type Result } from "@patchbay/base/result";
import { shownNumber } from "@patchbay/domain/trunk/shown-number";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { LineRequest } from "@patchbay/ports/store/trunk-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { Vault } from "@patchbay/ports/vault";
import { findWays, type Way } from "@patchbay/use-cases/trunk/find-ways";
import type { DialTarget } from "../call/dial.ts";
import type { World } from "../call/world.ts";

export type NumberRoute =
  | { readonly by: "trunk"; readonly number: string; readonly ways: readonly [TrunkWay, ...TrunkWay[]] }
  /** A colleague's extension. */
  | { readonly by: "extension"; readonly agent: Agent };

/** One trunk that may take the call. */
export interface TrunkWay {
  readonly trunk: string;
  readonly target: Omit<DialTarget, "ringMs">;
  readonly line: Pick<LineRequest, "country" | "emergency" | "perMinute">;
}

export interface NotAllowed {
  readonly code: "transfer.not-allowed";
  readonly why: string;
}

/** Where a number leads, if it may be dialled at all. */
export async function routeNumber(
  world: Pick<World, "clock" | "chance" | "vault">,
  stores: TenantStores,
  dialled: string,
  callerId?: string,
): Promise<Result<NumberRoute, NotAllowed>> {
  const bare = dialled.replace(/[\s().\-/]/g, "");
  const agent = (await stores.agents.list()).find(({ extension }) => extension === bare);
  if (agent) return ok({ by: "extension", agent });
  const found = await findWays({ ...world, stores }, dialled);
  if (!found) return err({ code: "transfer.not-allowed", why: `"${dialled}" is not a number` });
  const { number, country, emergency } = found;
  const own = callerId ? (await stores.flows.numbers()).map((line) => line.number) : [];
  const [first, ...others] = found.ways.map(
    (way): TrunkWay => ({
      trunk: way.trunk.name,
      target: targetOf(way, number, shownNumber(way.trunk, callerId, own), world.vault),
      line: {
        emergency,
        ...(country ? { country } : {}),
        ...(way.perMinute === undefined ? {} : { perMinute: way.perMinute }),
      },
    }),
  );
  if (first) return ok({ by: "trunk", number, ways: [first, ...others] });
  return err({ code: "transfer.not-allowed", why: `no trunk of this tenant may dial ${number}` });
}

function targetOf(
  { trunk, sealedPassword }: Way,
  number: string,
  callerId: string,
  vault: Vault,
): Omit<DialTarget, "ringMs"> {
  const password = sealedPassword === undefined ? undefined : vault.open(sealedPassword);
  return {
    uri: trunk.uri.replace(/^(sips?:)(?:[^@;]*@)?/i, `$1${number}@`),
    callerId,
    progressMs: PROGRESS_MS,
    ...(trunk.username && password ? { auth: { username: trunk.username, password } } : {}),
  };
}

/** A carrier that says nothing for so long is not there: the next trunk is tried. */
const PROGRESS_MS = 8_000;
