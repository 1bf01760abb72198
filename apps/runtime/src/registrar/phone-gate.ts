import type { Instant } from "@patchbay/base/time";
import type { DigestHa1 } from "@patchbay/ports/secrets";
import type { InboundCall, SipHeaders } from "@patchbay/ports/signalling";
import type { TenantRow, TenantStores } from "@patchbay/ports/stores";
import type { World } from "../call/world.ts";
import type { DigestGate } from "./digest-gate.ts";
import { tenantOfRealm } from "./realm.ts";

export type Admission<Grant> =
  | { readonly grant: Grant; readonly tenant: TenantRow }
  | { readonly status: number; readonly headers?: SipHeaders; readonly why: string };

/** Who may be called in from a page, by its own address and password. */
export interface PhoneAccount<Grant> {
  readonly username: string;
  readonly find: (stores: TenantStores, now: Instant) => Promise<Grant | undefined>;
  /** Desk phones call over any transport; only pages of ours have web sockets. */
  readonly anyTransport?: boolean;
}

/**
 * Lets phones of our own call what only they may call: with the password of the account, whoever knows the address, and
 * those of our pages over the pages' web socket only.
 */
export class PhoneGate {
  readonly #world: World;
  readonly #gate: DigestGate;
  readonly #suffix: string;

  constructor(world: World, gate: DigestGate, realmSuffix: string) {
    this.#world = world;
    this.#gate = gate;
    this.#suffix = realmSuffix;
  }

  async admit<Grant extends { readonly ha1: DigestHa1 }>(
    invite: InboundCall,
    { username, find, anyTransport = false }: PhoneAccount<Grant>,
  ): Promise<Admission<Grant>> {
    const { source } = invite;
    const { transport } = source;
    if (!anyTransport && transport !== "ws" && transport !== "wss") return UNKNOWN;
    const { stores, clock } = this.#world;
    const now = clock.now();
    const realm = invite.toHost.toLowerCase();
    const tenant = await tenantOfRealm(stores.directory, realm, this.#suffix);
    if (!tenant) return UNKNOWN;
    const grant = await find(stores.of(tenant.id), now);
    const verdict = this.#gate.check({
      method: "INVITE",
      realm,
      header: invite.header("Proxy-Authorization"),
      username,
      ha1: grant?.ha1,
      source,
      now,
    });
    if (verdict.how === "throttled") return { status: 403, why: "too many wrong passwords" };
    if (verdict.how === "challenge") {
      return { status: 407, headers: { "Proxy-Authenticate": verdict.challenges }, why: "asked for the password" };
    }
    return grant ? { grant, tenant } : UNKNOWN;
  }
}

const UNKNOWN = { status: 404, why: "no such phone" } as const;
