import { err, ok, type Result } from "@patchbay/base/result";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { Trunk } from "@patchbay/ports/store/phone-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { DialTarget } from "./dial.ts";

export type NumberRoute =
  | { readonly by: "trunk"; readonly number: string; readonly target: Omit<DialTarget, "ringMs"> }
  /** A colleague's extension. */
  | { readonly by: "extension"; readonly agent: Agent };

export interface NotAllowed {
  readonly code: "transfer.not-allowed";
  readonly why: string;
}

/**
 * Where a number leads, if it may be dialled at all. Without a trunk that allows its prefix nothing is: toll fraud begins
 * with a flow or an agent that can dial anything.
 */
export async function routeNumber(
  stores: TenantStores,
  dialled: string,
  callerId?: string,
): Promise<Result<NumberRoute, NotAllowed>> {
  const number = dialled.replace(/[\s().\-/]/g, "");
  if (!/^\+?\d{1,20}$/.test(number)) return err({ code: "transfer.not-allowed", why: `"${dialled}" is not a number` });
  const agent = (await stores.agents.list()).find(({ extension }) => extension === number);
  if (agent) return ok({ by: "extension", agent });
  for (const trunk of await stores.phones.trunks()) {
    if (trunk.allowedPrefixes.some((prefix) => prefix !== "" && number.startsWith(prefix))) {
      return ok({ by: "trunk", number, target: targetOf(trunk, number, callerId) });
    }
  }
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
