import type { InboundCall } from "@patchbay/ports/signalling";
import type { TestPhoneGrant } from "@patchbay/ports/store/test-phone-store";
import type { TenantRow } from "@patchbay/ports/stores";
import type { World } from "../call/world.ts";
import type { DigestGate } from "./digest-gate.ts";
import { tenantOfRealm } from "./realm.ts";

export type Admission =
  | { readonly grant: TestPhoneGrant; readonly tenant: TenantRow }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly why: string };

/**
 * The studio's test phone calls its own address `test-<token>@<slug>.<realm suffix>` and runs what the grant says, drafts
 * too. Only over the pages' web socket and only with the grant's password, whoever knows the address.
 */
export class TestPhoneGate {
  readonly #world: World;
  readonly #gate: DigestGate;
  readonly #suffix: string;

  constructor(world: World, gate: DigestGate, realmSuffix: string) {
    this.#world = world;
    this.#gate = gate;
    this.#suffix = realmSuffix;
  }

  async admit(invite: InboundCall): Promise<Admission> {
    const { transport, address } = invite.source;
    if (transport !== "ws" && transport !== "wss") return UNKNOWN;
    const { stores, clock } = this.#world;
    const now = clock.now();
    const realm = invite.toHost.toLowerCase();
    const tenant = await tenantOfRealm(stores.directory, realm, this.#suffix);
    if (!tenant) return UNKNOWN;
    const grant = await stores.of(tenant.id).testPhones.find(invite.to, now);
    const verdict = this.#gate.check({
      method: "INVITE",
      realm,
      header: invite.header("Proxy-Authorization"),
      username: invite.to,
      ha1: grant?.ha1,
      source: address,
      now,
    });
    if (verdict.how === "throttled") return { status: 403, why: "too many wrong passwords" };
    if (verdict.how === "challenge") {
      return { status: 407, headers: { "Proxy-Authenticate": verdict.challenge }, why: "asked for the password" };
    }
    return grant ? { grant, tenant } : UNKNOWN;
  }
}

const UNKNOWN: Admission = { status: 404, why: "no such test phone" };
