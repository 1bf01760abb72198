import type { OfferId, TenantId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Instant, Millis } from "@patchbay/base/time";
import { skillsOf } from "@patchbay/domain/agent-skills";
import type { QueueEntry } from "@patchbay/domain/queue";
import { type Candidate, route, type Waiting } from "@patchbay/domain/router";
import { tenantTopic } from "@patchbay/ports/bus";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { type OfferToRing, ringTopic } from "@patchbay/wire/offer-to-ring";
import { agentChanged } from "../agent/agent-changed.ts";
import type { World } from "../call/world.ts";

const TICK_MS: Millis = 1_000;
/** Changes come in bursts; one look answers all of them. */
const DEBOUNCE_MS: Millis = 50;
/** Survives a hiccup of the process, not its death. */
const LEASE_MS: Millis = 5_000;
/** The phone stops ringing a little before the reservation runs out. */
const RESERVE_MARGIN_MS: Millis = 500;
/** Whoever missed or declined a contact is not offered the same one again at once. */
const NOT_AGAIN_MS: Millis = 20_000;
const RING_REQUEST_MS: Millis = 2_000;
/** How often, and how long after a call's end, agents are looked for whom nobody freed. */
const STRANDED_MS: Millis = 15_000;

/** Changes after which another assignment may be possible. */
const TELLING = new Set(["queue.changed", "agent.changed", "offer.ended", "conversation.changed"]);

/**
 * Gives waiting contacts to agents, tenant by tenant. One runtime at a time does it for a tenant (a lease in the database);
 * the decision is the pure router's, an offer is one transaction, and the runtime that has the call rings the phone.
 */
export class RouterLoop {
  readonly #world: World;
  readonly #ringHere: (offer: OfferToRing) => boolean;
  readonly #soon = new Map<TenantId, () => void>();
  readonly #routing = new Set<TenantId>();
  readonly #nextStranded = new Map<TenantId, Instant>();
  #unsubscribe = () => {};
  #cancelTick = () => {};
  #stopped = false;

  constructor(world: World, ringHere: (offer: OfferToRing) => boolean) {
    this.#world = world;
    this.#ringHere = ringHere;
  }

  start(): void {
    this.#unsubscribe = this.#world.bus.subscribe(tenantTopic("*" as TenantId), (message) => {
      const { type, tenant } = message as { type?: string; tenant?: string };
      if (type && tenant && TELLING.has(type)) this.#lookSoon(tenant as TenantId);
    });
    void this.#tick();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    this.#cancelTick();
    for (const cancel of this.#soon.values()) cancel();
    const { directory } = this.#world.stores;
    // Without a database the leases run out by themselves.
    for (const { id } of await directory.tenants().catch(() => [])) {
      await directory.releaseLease(leaseOf(id), this.#world.runtime).catch(() => {});
    }
  }

  async #tick(): Promise<void> {
    try {
      for (const { id } of await this.#world.stores.directory.tenants()) await this.#look(id);
    } catch (error) {
      this.#world.log.warn({ error: String(error) }, "routing pauses");
    }
    const { clock } = this.#world;
    if (!this.#stopped) this.#cancelTick = clock.at(clock.now() + TICK_MS, () => void this.#tick());
  }

  #lookSoon(tenant: TenantId): void {
    if (this.#soon.has(tenant) || this.#stopped) return;
    const { clock, log } = this.#world;
    const cancel = clock.at(clock.now() + DEBOUNCE_MS, () => {
      this.#soon.delete(tenant);
      this.#look(tenant).catch((error) => log.warn({ tenant, error: String(error) }, "routing failed once"));
    });
    this.#soon.set(tenant, cancel);
  }

  /** One look at a tenant: what ran out ends, and who can have a contact gets one. */
  async #look(tenant: TenantId): Promise<void> {
    const { stores, runtime, clock } = this.#world;
    // What changes during a look is seen by the next one.
    if (this.#routing.has(tenant)) {
      this.#lookSoon(tenant);
      return;
    }
    this.#routing.add(tenant);
    try {
      if (!(await stores.directory.holdLease(leaseOf(tenant), runtime, LEASE_MS))) return;
      const own = stores.of(tenant);
      await this.#sweep(own, clock.now());
      const waiting = await own.queues.waiting();
      if (waiting.length > 0) await this.#assign(own, waiting, await own.agents.list());
    } finally {
      this.#routing.delete(tenant);
    }
  }

  /** Reservations and wrap-up times that ran out, also those of a runtime that died. */
  async #sweep(stores: TenantStores, now: Instant): Promise<void> {
    for (const { offer, entry, agent } of await stores.queues.expiredOffers(now)) {
      await stores.queues.endOffer({ offer, how: "missed", at: now });
      const call = (await stores.queues.entry(entry))?.call ?? "";
      await this.#publish(stores.tenant, { type: "offer.ended", agent, offer, call, how: "missed" });
      await this.#publishAgent(stores, await stores.agents.find(agent));
    }
    for (const agent of await stores.agents.expire(now)) await this.#publishAgent(stores, agent);
    await this.#freeStranded(stores, now);
  }

  /** Whatever went wrong in the instant of an answer or a hang-up: nobody talks for ever on a call that is over. */
  async #freeStranded(stores: TenantStores, now: Instant): Promise<void> {
    if (now < (this.#nextStranded.get(stores.tenant) ?? 0)) return;
    this.#nextStranded.set(stores.tenant, now + STRANDED_MS);
    for (const { agent, entry } of await stores.queues.stranded(now - STRANDED_MS)) {
      await stores.queues.endConversation({ entry, at: now });
      // A colleague who was only asked has the entry not: free at once.
      await stores.agents.apply(agent, { type: "conversation-ended", entry, wrapUpUntil: now }, now);
      this.#world.log.warn({ agent, entry }, "an agent was left talking on a call that is over, and is free again");
      await this.#publishAgent(stores, await stores.agents.find(agent));
    }
  }

  async #assign(stores: TenantStores, entries: readonly QueueEntry[], agents: readonly Agent[]): Promise<void> {
    // Most of the time nobody is ready, and then nothing needs to be read or decided.
    if (!agents.some((agent) => agent.state.status === "ready" && agent.reachable)) return;
    const now = this.#world.clock.now();
    const waiting: Waiting[] = [];
    for (const { id: entry, queue, skills, priority, enteredAt } of entries) {
      const offers = await stores.queues.offersOf(entry);
      const lately = offers.filter(
        ({ how, at }) => (how === "missed" || how === "declined") && now - at < NOT_AGAIN_MS,
      );
      waiting.push({ entry, queue, skills, priority, enteredAt, notTo: lately.map(({ agent }) => agent) });
    }
    const { assignments } = route(waiting, agents.map(candidate));
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const { entry, agent } of assignments) {
      const contact = byId.get(entry);
      if (contact) await this.#offer(stores, contact, agent, now);
    }
  }

  async #offer(stores: TenantStores, contact: QueueEntry, agent: UserId, at: Instant): Promise<void> {
    const queue = (await stores.queues.list()).find(({ id }) => id === contact.queue);
    if (!queue) return;
    const offer = this.#world.chance.id() as OfferId;
    const until = at + queue.ringMs;
    const reserved = { offer, entry: contact.id, agent, until: until + RESERVE_MARGIN_MS, at };
    // Refused: somebody or something was faster, and the next look sees it.
    if (!(await stores.queues.offer(reserved)).ok) return;
    if (await this.#ring(stores, { offer, entry: contact.id, agent, call: contact.call, until })) return;
    await stores.queues.endOffer({ offer, how: "withdrawn", at: this.#world.clock.now() });
    await this.#publishAgent(stores, await stores.agents.find(agent));
  }

  async #ring(stores: TenantStores, offer: OfferToRing): Promise<boolean> {
    if (this.#ringHere(offer)) return true;
    const owner = (await stores.calls.find(offer.call as QueueEntry["call"]))?.runtime;
    if (!owner || owner === this.#world.runtime) return false;
    const answer = this.#world.bus.request(ringTopic(owner), { ...offer }, RING_REQUEST_MS);
    return answer.then(
      (taken) => taken === true,
      () => false,
    );
  }

  async #publishAgent(stores: TenantStores, agent: Agent | undefined): Promise<void> {
    if (agent) await this.#publish(stores.tenant, agentChanged(agent));
  }

  async #publish(tenant: TenantId, event: object): Promise<void> {
    const message = { ...event, at: this.#world.clock.now(), tenant } as unknown as Json;
    await this.#world.bus.publish(tenantTopic(tenant), message).catch((error) => {
      this.#world.log.warn({ tenant, error: String(error) }, "an event was not published");
    });
  }
}

const leaseOf = (tenant: TenantId): string => `router/${tenant}`;

function candidate(colleague: Agent): Candidate {
  const { id: agent, queues, state, reachable } = colleague;
  const skills = skillsOf(colleague);
  return { agent, queues, skills, reachable, ...(state.status === "ready" ? { readySince: state.since } : {}) };
}
