import type { UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import { tenantTopic } from "@patchbay/ports/bus";
import type { RegisterAnswer, RegisterRequest } from "@patchbay/ports/signalling";
import type { TenantRow } from "@patchbay/ports/stores";
import { agentChanged } from "@patchbay/use-cases/agent/agent-changed";
import type { World } from "../call/world.ts";
import type { DigestGate } from "./digest-gate.ts";
import { tenantOfRealm } from "./realm.ts";

const REPLACED: RegisterAnswer = {
  status: 403,
  reason: "another tab is the phone now",
  headers: { "X-Patchbay-Replaced": "1" },
};

type Contact = NonNullable<RegisterRequest["contact"]>;

const SHORTEST_S = 30;
const LONGEST_S = 600;
/** Longer than a registration lasts: the tab that was replaced asks once more within it. */
const REPLACED_MS = 15 * 60_000;
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
    const { contact } = request;
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
      source: request.source,
      now,
    });
    if (verdict.how === "throttled") return { status: 403, reason: "too many wrong passwords" };
    if (verdict.how === "challenge") {
      // The newer tab was given a new password: the old tab's no longer fits, and it deserves to hear why.
      const old = request.authorization !== undefined && contact !== undefined;
      if (old && this.#isReplaced(realm, request.username, instanceOf(contact), now)) return REPLACED;
      return { status: 401, challenges: verdict.challenges };
    }
    if (!tenant || !contact) return { status: 200, expires: 0 };
    if (!phone) return accepted(contact.uri, clamp(contact.expires));
    return this.#bind(tenant, phone.user, `${realm} ${request.username}`, contact, now);
  }

  async #bind(
    tenant: TenantRow,
    user: UserId,
    address: string,
    contact: Contact,
    now: Instant,
  ): Promise<RegisterAnswer> {
    const { phones } = this.#world.stores.of(tenant.id);
    const instance = instanceOf(contact);
    const current = await phones.contactOf(user, now);
    if (contact.expires === 0 || contact.uri === "*") {
      if (current && (contact.uri === "*" || current.instance === instance)) {
        await phones.unregister(user, current.contact);
        await this.#announce(tenant, user, now);
      }
      return { status: 200, expires: 0 };
    }
    const expires = clamp(contact.expires);
    const registration = { user, contact: contact.uri, instance, expiresAt: now + expires * 1_000 };
    const { replaced } = await phones.register(registration);
    const older = replaced !== undefined && current?.instance !== instance ? current?.instance : undefined;
    // With the newest password even a tab that was replaced may take the phone back.
    this.#replaced.delete(`${address} ${instance}`);
    if (older !== undefined) this.#replace(`${address} ${older}`, now);
    if (older !== undefined || current === undefined) await this.#announce(tenant, user, now, older);
    return accepted(contact.uri, expires);
  }

  /** Screens show who is reachable; a tab that was replaced says so. */
  async #announce(tenant: TenantRow, user: UserId, at: Instant, replaced?: string): Promise<void> {
    const agent = await this.#world.stores.of(tenant.id).agents.find(user);
    const events: object[] = [];
    if (replaced !== undefined) events.push({ type: "phone.replaced", agent: user, instance: replaced });
    if (agent) events.push(agentChanged(agent));
    for (const event of events) {
      const message = { ...event, at, tenant: tenant.id } as unknown as Json;
      await this.#world.bus.publish(tenantTopic(tenant.id), message).catch(() => {
        this.#world.log.warn({ user }, "a registration was not announced");
      });
    }
  }

  #isReplaced(realm: string, username: string, instance: string, now: Instant): boolean {
    return (this.#replaced.get(`${realm} ${username} ${instance}`) ?? 0) > now;
  }

  #replace(phone: string, now: Instant): void {
    this.#replaced.delete(phone);
    this.#replaced.set(phone, now + REPLACED_MS);
    if (this.#replaced.size > MOST_REPLACED) this.#replaced.delete(this.#replaced.keys().next().value as string);
  }
}

/** Same for all loads of one tab (RFC 5626 §4.1); phones without one are told apart by contact. */
function instanceOf(contact: Contact): string {
  return contact.instance ?? contact.uri;
}

function accepted(contact: string, expires: number): RegisterAnswer {
  return { status: 200, contact, expires };
}

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, SHORTEST_S), LONGEST_S);
}
