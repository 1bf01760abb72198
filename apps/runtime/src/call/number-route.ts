import { err, ok, type Result } from "@patchbay/base/result";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { Trunk } from "@patchbay/ports/store/phone-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { trunkFor } from "@patchbay/use-cases/callback/trunk-for";
import type { DialTarget } from "./dial.ts";

export type NumberRoute =
  | {
      readonly by: "trunk";
      readonly trunk: string;
      readonly number: string;
      readonly target: Omit<DialTarget, "ringMs">;
    }
  /** A colleague's extension. */
  | { readonly by: "extension"; readonly agent: Agent };

export interface NotAllowed {
  readonly code: "transfer.not-allowed";
  readonly why: string;
}

/** Where a number leads, if it may be dialled at all. */
export async function routeNumber(
  stores: TenantStores,
  dialled: string,
  callerId?: string,
): Promise<Result<NumberRoute, NotAllowed>> {
  const number = dialled.replace(/[\s().\-/]/g, "");
  if (!/^\+?\d{1,20}$/.test(number)) return err({ code: "transfer.not-allowed", why: `"${dialled}" is not a number` });
  const agent = (await stores.agents.list()).find(({ extension }) => extension === number);
  if (agent) return ok({ by: "extension", agent });
  const trunk = trunkFor(await stores.phones.trunks(), number);
  if (trunk) return ok({ by: "trunk", trunk: trunk.name, number, target: targetOf(trunk, number, callerId) });
  return err({ code: "transfer.not-allowed", why: `no trunk of this tenant may dial ${number}` });
}

function targetOf(trunk: Trunk, number: string, callerId: string | undefined): Omit<DialTarget, "ringMs"> {
  const { username, password } = trunk;
  return {
    uri: trunk.uri.replace(/^(sips?:)(?:[^@;]*@)?/i, `$1${number}@`),
    callerId: callerId || trunk.callerId,
    ...(username && password ? { auth: { username, password } } : {}),
  };
}
