import type { Json } from "@patchbay/base/json";
import { tenantTopic } from "@patchbay/ports/bus";
import type { RegisterAnswer, RegisterRequest } from "@patchbay/ports/signalling";
import type { TenantRow } from "@patchbay/ports/stores";
import type { World } from "../call/world.ts";
import type { DigestGate } from "./digest-gate.ts";
import { tenantOfRealm } from "./realm.ts";

const SHORTEST_S = 30;
const LONGEST_S = 600;
/** A tab that was replaced is refused for as long as its credentials could live. */
const REPLACED_MS = 12 * 3_600_000;
const MOST_REPLACED = 10_000;

/** REGISTER of browser phones: digest with the tenant's short-lived credentials, one phone per user. */
export class Registrar {
  readonly #world: World;
  readonly #gate: DigestGate;
  readonly #suffix: string;
  /** Instances (tabs) that a newer one has replaced, until when they are told so. */
  readonly #replaced = new Map<string, number>();

  constructor(world: World, gate: DigestGate, realmSuffix: string) {
    this.#world = world;
    this.#gate = gate;
    this.#suffix = realmSuffix;
  }

  async register(request: RegisterRequest): Promise<RegisterAnswer> {
    const { stores, clock } = this.#world;
    const realm = request.host.toLowerCase();
    const now = clock.now();
    const tenant = await tenantOfRealm(stores.directory, realm, this.#suffix);
    const own = tenant && stores.of(tenant.id);
    const phone = await own?.phones.credentials(request.username, now);
    // A test phone registers too, so that its pages can tell whether it is ready; nobody calls it.
    const ha1 = phone?.ha1 ?? (await own?.testPhones.find(request.username, now))?.ha1;
    const verdict = this.#gate.check({
      method: "REGISTER",
      realm,
      header: request.authorization,
      username: request.username,
      ha1,
      source: request.source.address,
      now,
    });
    if (verdict.how === "throttled") return { status: 403, reason: "too many wrong passwords" };
    if (verdict.how === "challenge") return { status: 401, challenge: verdict.challenge };
    if (!tenant || !request.contact) return { status: 200, expires: 0 };
    if (!phone) return accepted(request.contact.uri, clamp(request.contact.expires));
    return this.#bind(tenant, phone.user, request.contact, now);
  }

  async #bind(
    tenant: TenantRow,
    user: Parameters<Registrar["announce"]>[1],
    contact: NonNullable<RegisterRequest["contact"]>,
    now: number,
  ): Promise<RegisterAnswer> {
    const { phones } = this.#world.stores.of(tenant.id);
    const instance = contact.instance ?? contact.uri;
    const known = `${user} ${instance}`;
    if (contact.expires === 0 || contact.uri === "*") {
      const current = await phones.contactOf(user, now);
      if (current && (contact.uri === "*" || current.instance === instance)) {
        await phones.unregister(user, current.contact);
        await this.announce(tenant, user, now);
      }
      return { status: 200, expires: 0 };
    }
    if ((this.#replaced.get(known) ?? 0) > now) {
      return { status: 403, reason: "another tab is the phone now", headers: { "X-Patchbay-Replaced": "1" } };
    }
    const expires = clamp(contact.expires);
    const expiresAt = now + expires * 1_000;
    const { replaced } = await phones.register({ user, contact: contact.uri, instance, expiresAt });
    if (replaced && replaced !== instance) this.#replace(`${user} ${replaced}`, now);
    await this.announce(tenant, user, now, replaced !== instance ? replaced : undefined);
    return accepted(contact.uri, expires);
  }

  /** Screens show who is reachable; a tab that was replaced says so. */
  async announce(tenant: TenantRow, user: string & { readonly __user?: never }, at: number, replaced?: string): Promise<void> {
    const agent = await this.#world.stores.of(tenant.id).agents.find(user as never);
    const events: object[] = [];
    if (replaced) events.push({ type: "phone.replaced", agent: user, instance: replaced });
    if (agent) events.push({ type: "agent.changed", agent: user, status: agent.state.status, since: agent.state.since });
    for (const event of events) {
      const message = { ...event, at, tenant: tenant.id } as unknown as Json;
      await this.#world.bus.publish(tenantTopic(tenant.id), message).catch(() => {});
    }
  }

  #replace(instance: string, now: number): void {
    this.#replaced.delete(instance);
    this.#replaced.set(instance, now + REPLACED_MS);
    if (this.#replaced.size > MOST_REPLACED) this.#replaced.delete(this.#replaced.keys().next().value as string);
  }
}

function accepted(contact: string, expires: number): RegisterAnswer {
  return { status: 200, contact, expires };
}

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, SHORTEST_S), LONGEST_S);
}
