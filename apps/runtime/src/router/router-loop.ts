import type { OfferId, TenantId, UserId } from "@patchbay/base/ids";
import type { Instant, Millis } from "@patchbay/base/time";
import type { Queue, QueueEntry } from "@patchbay/domain/queue";
import { route } from "@patchbay/domain/routing/route";
import type { Assignment } from "@patchbay/domain/routing/router";
import { tenantTopic } from "@patchbay/ports/bus";
import { routingPicture } from "@patchbay/ports/routing-picture";
import type { TenantStores } from "@patchbay/ports/stores";
import { type OfferToRing, ringTopic } from "@patchbay/wire/offer-to-ring";
import type { World } from "../call/world.ts";
import type { Dialler } from "../outbound/dialler.ts";
import { DecisionBook } from "./decision-book.ts";
import { Sweep } from "./sweep.ts";
import { tellAgent } from "./tell.ts";

const TICK_MS: Millis = 1_000;
/** Changes come in bursts; one look answers all of them. */
const DEBOUNCE_MS: Millis = 50;
/** Survives a hiccup of the process, not its death. */
const LEASE_MS: Millis = 5_000;
/** The phone stops ringing a little before the reservation runs out. */
const RESERVE_MARGIN_MS: Millis = 400;
/** A runtime that does not own the router sweeps what ran out so long ago. */
const OTHERS_SWEEP_MS: Millis = 200;
const RING_REQUEST_MS: Millis = 2_000;
/** Whom we call is dialled first: the agent is reserved for that long more. */
const DIALLING_MS: Millis = 75_000;

/** Changes after which another assignment may be possible. */
const TELLING = new Set(["queue.changed", "agent.changed", "offer.ended", "conversation.changed"]);

/**
 * Gives waiting contacts to agents, tenant by tenant. One runtime at a time does it for a tenant (a lease in the database);
 * the decision is the pure router's, an offer is one transaction, and the runtime that has the call rings the phone.
 */
export class RouterLoop {
  readonly #world: World;
  readonly #ringHere: (offer: OfferToRing) => boolean;
  readonly #dialler: Dialler;
  readonly #soon = new Map<TenantId, () => void>();
  readonly #routing = new Set<TenantId>();
  readonly #sweep: Sweep;
  /** Looks at the instants at which reservations run out. */
  readonly #runsOut = new Map<OfferId, () => void>();
  readonly #decisions: DecisionBook;
  #unsubscribe = () => {};
  #cancelTick = () => {};
  #stopped = false;

  constructor(world: World, ringHere: (offer: OfferToRing) => boolean, dialler: Dialler) {
    this.#world = world;
    this.#ringHere = ringHere;
    this.#dialler = dialler;
    this.#decisions = new DecisionBook(world.log);
    this.#sweep = new Sweep(world);
  }

  start(): void {
    this.#unsubscribe = this.#world.bus.subscribe(tenantTopic("*" as TenantId), (message) => {
      const { type, tenant, offer, until } = message as Heard;
      if (type && tenant && TELLING.has(type)) this.#lookSoon(tenant);
      if (type === "offer.made" && tenant && offer && until) this.#lookWhenOver(tenant, offer, until);
      if (type === "offer.ended" && offer) this.#forget(offer);
    });
    void this.#tick();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    this.#cancelTick();
    for (const cancel of [...this.#soon.values(), ...this.#runsOut.values()]) cancel();
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

  #lookWhenOver(tenant: TenantId, offer: OfferId, until: Instant): void {
    if (this.#stopped) return;
    this.#forget(offer);
    const cancel = this.#world.clock.at(until + RESERVE_MARGIN_MS + OTHERS_SWEEP_MS, () => {
      this.#runsOut.delete(offer);
      this.#lookSoon(tenant);
    });
    this.#runsOut.set(offer, cancel);
  }

  #forget(offer: OfferId): void {
    this.#runsOut.get(offer)?.();
    this.#runsOut.delete(offer);
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
      const owns = await stores.directory.holdLease(leaseOf(tenant), runtime, LEASE_MS);
      const own = stores.of(tenant);
      // Whoever's router died, its reservations end in time: the others sweep too, a little later, so that mostly one does.
      await this.#sweep.run(own, owns ? clock.now() : clock.now() - OTHERS_SWEEP_MS);
      if (!owns) return;
      if ((await own.queues.waiting()).length > 0) await this.#assign(own);
    } finally {
      this.#routing.delete(tenant);
    }
  }

  async #assign(stores: TenantStores): Promise<void> {
    const now = this.#world.clock.now();
    const picture = await routingPicture(stores, now);
    const assignments = route(picture.contacts, picture.candidates, picture.rules, now);
    const made: Assignment[] = [];
    for (const assignment of assignments) {
      const contact = picture.entries.find(({ id }) => id === assignment.entry);
      const queue = picture.queues.find(({ id }) => id === contact?.queue);
      if (contact && queue && (await this.#offer(stores, contact, queue, assignment.agent, now))) made.push(assignment);
    }
    await this.#decisions.record(stores, picture, made);
  }

  /** False when somebody or something was faster, and then nothing was reserved. */
  async #offer(stores: TenantStores, contact: QueueEntry, queue: Queue, agent: UserId, at: Instant): Promise<boolean> {
    const offer = this.#world.chance.id() as OfferId;
    const task = (await stores.calls.find(contact.call)) ? undefined : contact.task;
    const until = at + queue.ringMs + (task ? DIALLING_MS : 0);
    const reserved = { offer, entry: contact.id, agent, until: until + RESERVE_MARGIN_MS, at };
    // Refused: the next look sees why.
    if (!(await stores.queues.offer(reserved)).ok) return false;
    if (task) {
      void this.#dialler.dial(stores.tenant, task, contact.call, { ...reserved, queue: queue.name });
      await tellAgent(this.#world, stores, await stores.agents.find(agent));
      return true;
    }
    if (await this.#ring(stores, { offer, entry: contact.id, agent, call: contact.call, until })) return true;
    await stores.queues.endOffer({ offer, how: "withdrawn", at: this.#world.clock.now() });
    await tellAgent(this.#world, stores, await stores.agents.find(agent));
    return true;
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
}

/** What the loop hears of an event. */
interface Heard {
  readonly type?: string;
  readonly tenant?: TenantId;
  readonly offer?: OfferId;
  readonly until?: Instant;
}

const leaseOf = (tenant: TenantId): string => `router/${tenant}`;
