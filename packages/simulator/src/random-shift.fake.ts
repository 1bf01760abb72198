import type { OfferId, QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import { Floor } from "@patchbay/domain/floor.fake";
import type { Candidate } from "@patchbay/domain/routing/candidate";
import { USUAL_CAPACITY } from "@patchbay/domain/routing/capacity";
import type { Contact } from "@patchbay/domain/routing/contact";
import { explain, type Picture } from "@patchbay/domain/routing/explain";
import { route } from "@patchbay/domain/routing/route";
import { PLAIN_RULES, type RoutingRules, STRATEGIES } from "@patchbay/domain/routing/routing-rules";
import { type Random, seededRandom } from "./random.ts";

const RING_MS = 5_000;
const MARGIN_MS = 500;
const WRAP_UP_MS = 15_000;
const NOT_AGAIN_MS = 20_000;
/** A dead router's tenant is another's after so long. */
const LEASE_MS = 5_000;
const LOOK_MS = 200;
/** Longer than any lease, wrap-up time or grudge. */
const DRAIN_ROUNDS = 600;
const SKILLS = ["en", "zh", "de", "billing", "vip"];
const MOST_WAITING = 250;
/** So many of the last offers are answered and ended once more, long after. */
const REMEMBERED = 2_000;

/**
 * A floor of many queues and agents on which anything happens in any order: contacts come and give up, agents come, go and take
 * breaks, answer, decline, miss, hand on; processes die in the middle of what they do, and a deposed router goes on deciding by
 * what it saw before. Everything that is decided is checked against the rules' words.
 */
export class RandomShift {
  readonly broken = { overCapacity: 0, lost: 0, outOfTurn: 0, heldTooLong: 0 };
  readonly counts = {
    came: 0,
    mostWaiting: 0,
    offered: 0,
    answered: 0,
    gaveUp: 0,
    transferred: 0,
    crashes: 0,
    deposed: 0,
  };
  readonly #random: Random;
  readonly #floor = new Floor();
  readonly #queues: readonly QueueId[];
  readonly #agents: readonly UserId[];
  readonly #rules: ReadonlyMap<QueueId, RoutingRules>;
  readonly #candidates: ReadonlyMap<UserId, Candidate>;
  readonly #contacts = new Map<QueueEntryId, Contact>();
  readonly #offers: OfferId[] = [];
  /** A router that was halted for a while: it knows neither that another has taken its place nor the rules of today. */
  #deposed: { readonly picture: Picture; readonly at: Instant } | undefined;
  #now: Instant = 1_000_000;
  #nextLook: Instant = 0;
  #ownerless: Instant = 0;
  #made = 0;

  constructor({ seed, queues, agents }: { seed: number; queues: number; agents: number }) {
    this.#random = seededRandom(seed, 0);
    this.#queues = Array.from({ length: queues }, (_, index) => `queue-${index}` as QueueId);
    this.#agents = Array.from({ length: agents }, (_, index) => `agent-${index}` as UserId);
    this.#rules = new Map(this.#queues.map((queue) => [queue, this.#someRules()]));
    this.#candidates = new Map(this.#agents.map((agent) => [agent, this.#someCandidate(agent)]));
    for (const [agent, { capacity }] of this.#candidates) {
      this.#floor.signUp(agent, { status: "ready", since: this.#now }, capacity);
    }
  }

  /** One thing happens, and what the clock brings with it. */
  happen(): void {
    this.#now += this.#below(8);
    const what = this.#random();
    if (what < (this.#isRush ? 0.33 : 0.2)) this.#arrive();
    else if (what < 0.34) this.#giveUp();
    else if (what < 0.36) this.#hearAgain();
    else if (what < 0.3601) this.#crash();
    else if (what < 0.363) this.#depose();
    else this.#act(this.#pick(this.#agents));
    if (this.#now >= this.#nextLook) this.#look();
  }

  /** Minutes with more contacts than agents can take, and minutes with fewer. */
  get #isRush(): boolean {
    return Math.floor(this.#now / 60_000) % 2 === 0;
  }

  /** Nobody comes any more and everybody works: how many contacts somebody still has, or could have, at the end. */
  drain(): number {
    for (let round = 0; round < DRAIN_ROUNDS && this.#contacts.size > 0; round++) {
      this.#now += LOOK_MS;
      for (const [who, { state }] of this.#floor.agents) {
        if (state.status === "reserved") this.#floor.claim(state.offer, this.#now);
        else if (state.status !== "ready") this.#workOn(who);
      }
      for (const [id, { channel, state }] of this.#floor.entries) {
        if (channel === "voice") continue;
        if (state.status === "offered") this.#floor.claim(state.offer, this.#now);
        if (state.status === "talking") this.#end(id);
      }
      this.#look();
    }
    const picture = this.#picture();
    const couldHave = (contact: Contact) =>
      picture.candidates.some((one) => explain(contact, one, { ...picture, contacts: [] }).obstacles.length === 0);
    return this.#contacts.size - picture.contacts.filter((contact) => !couldHave(contact)).length;
  }

  #arrive(): void {
    if (this.#contacts.size > MOST_WAITING + this.#agents.length) {
      this.#giveUp();
      return;
    }
    this.counts.came += 1;
    this.#enter(this.#pick(this.#queues), this.#now);
  }

  #enter(queue: QueueId, enteredAt: Instant): void {
    const entry = `entry-${++this.#made}` as QueueEntryId;
    const channel = this.#random() < 0.3 ? "chat" : "voice";
    const contact: Contact = {
      ...{ entry, queue, enteredAt, channel, priority: this.#random() < 0.7 ? 5 : 1 + this.#below(9) },
      skills: this.#random() < 0.6 ? [] : [{ skill: this.#pick(SKILLS), level: 1 + this.#below(4) }],
      lastAgent: this.#pick(this.#agents),
    };
    this.#floor.enter(entry, channel);
    this.#contacts.set(entry, contact);
  }

  #giveUp(): void {
    const entry = this.#oneOf(this.#contacts.keys(), this.#contacts.size);
    const state = entry && this.#floor.entries.get(entry)?.state;
    if (!entry || !state) return;
    if (state.status === "talking") {
      this.#end(entry);
      return;
    }
    this.counts.gaveUp += 1;
    this.#floor.leave(entry, this.#now);
    this.#forget(entry);
    // The phone that rings for it stops, unless the process that would say so died.
    if (state.status === "offered" && this.#random() < 0.9) {
      this.#floor.endOffer(state.offer, "withdrawn", this.#now);
    }
  }

  /** What was said of an offer comes a second time, late. */
  #hearAgain(): void {
    const offer = this.#offers[this.#below(Math.max(1, this.#offers.length))];
    if (offer === undefined) return;
    const made = this.#floor.offers.get(offer);
    const was = made && this.#floor.entries.get(made.entry)?.state;
    if (was?.status === "offered" && was.offer === offer) return;
    if (this.#floor.claim(offer, this.#now)) this.broken.lost += 1;
    this.#floor.endOffer(offer, "missed", this.#now);
  }

  /** The router's process dies; whoever rings and sweeps lives on, and another router begins when the lease is over. */
  #crash(): void {
    this.counts.crashes += 1;
    this.#ownerless = this.#now + LEASE_MS;
  }

  #depose(): void {
    const picture = { ...this.#picture(), rules: new Map() };
    this.#deposed ??= { picture, at: this.#now + this.#below(LEASE_MS) };
  }

  #act(who: UserId): void {
    const state = this.#floor.agents.get(who)?.state;
    const what = this.#random();
    if (state?.status === "reserved") {
      if (rangOut(state.offer)) return;
      if (what < 0.6) {
        if (this.#floor.claim(state.offer, this.#now)) this.counts.answered += 1;
      } else if (what < 0.75) this.#decline(state.offer, who);
      else if (what < 0.8) this.#floor.ask(who, "offline", this.#now);
    } else if (state?.status === "talking" && what < 0.1) this.#transfer(state.entry);
    else if (state?.status === "ready" && what < 0.9) this.#write(who, what);
    else this.#workOn(who);
  }

  /** Chats go on beside whatever else. */
  #write(who: UserId, what: number): void {
    for (const [entry, { channel, state }] of this.#floor.entries) {
      if (channel === "voice" || !("agent" in state) || state.agent !== who) continue;
      if (state.status === "talking" && what < 0.4) this.#end(entry);
      if (state.status === "offered" && !rangOut(state.offer)) this.#floor.claim(state.offer, this.#now);
      return;
    }
  }

  #workOn(who: UserId): void {
    const state = this.#floor.agents.get(who)?.state;
    const at = this.#now;
    if (state?.status === "talking") this.#end(state.entry);
    else if (state?.status === "wrap-up") this.#floor.move(who, { type: "wrapped-up" }, at);
    else if (state?.status === "ready") this.#floor.ask(who, this.#random() < 0.5 ? "offline" : "away", at);
    else this.#floor.ask(who, "ready", at);
  }

  #decline(offer: OfferId, agent: UserId): void {
    const entry = this.#floor.offers.get(offer)?.entry;
    this.#floor.endOffer(offer, "declined", this.#now);
    const contact = entry && this.#contacts.get(entry);
    if (contact) this.#contacts.set(contact.entry, { ...contact, notTo: [{ agent, until: this.#now + NOT_AGAIN_MS }] });
  }

  /** To another queue, where it waits since it came. */
  #transfer(entry: QueueEntryId): void {
    const contact = this.#contacts.get(entry);
    this.counts.transferred += 1;
    this.#end(entry);
    if (contact) this.#enter(this.#pick(this.#queues), contact.enteredAt);
  }

  #end(entry: QueueEntryId): void {
    this.#floor.endConversation(entry, this.#now, this.#below(WRAP_UP_MS));
    this.#forget(entry);
  }

  #forget(entry: QueueEntryId): void {
    this.#contacts.delete(entry);
    this.#floor.entries.delete(entry);
  }

  #look(): void {
    this.#nextLook = this.#now + LOOK_MS;
    this.#floor.sweep(this.#now);
    if (this.#deposed && this.#deposed.at <= this.#now) {
      this.counts.deposed += 1;
      this.#decide(this.#deposed.picture, false);
      this.#deposed = undefined;
    }
    if (this.#now >= this.#ownerless) this.#decide(this.#picture(), true);
    this.#check();
  }

  /** What a router offers, assignment by assignment, as far as it lives. */
  #decide(picture: Picture, fresh: boolean): void {
    const waiting = new Map(picture.contacts.map((contact) => [contact.entry, contact]));
    for (const { entry, agent } of route(picture.contacts, picture.candidates, picture.rules, picture.now)) {
      const offer = `offer-${++this.#made}` as OfferId;
      const until = this.#now + RING_MS + MARGIN_MS;
      if (!this.#floor.offer({ offer, entry, agent, until }, this.#now)) continue;
      this.counts.offered += 1;
      this.#offers[this.#made % REMEMBERED] = offer;
      const contact = waiting.get(entry);
      waiting.delete(entry);
      if (fresh && contact) this.#checkTurn(contact, agent, [...waiting.values()], picture);
      if (this.#random() < 0.0002) {
        this.#crash();
        return;
      }
    }
  }

  /** Nobody of the same priority who came earlier, and whom this agent suits, is passed over. */
  #checkTurn(contact: Contact, agent: UserId, waiting: readonly Contact[], picture: Picture): void {
    const { queue, priority, channel, enteredAt } = contact;
    const earlier = waiting.filter(
      (each) => each.queue === queue && each.priority === priority && each.enteredAt < enteredAt,
    );
    const candidate = picture.candidates.find((each) => each.agent === agent);
    if (!candidate) return;
    for (const each of earlier) {
      if (each.channel !== channel) continue;
      if (explain(each, candidate, { ...picture, contacts: [] }).obstacles.length === 0) this.broken.outOfTurn += 1;
    }
  }

  #check(): void {
    for (const [who, { state, load, capacity }] of this.#floor.agents) {
      if ((load.chat ?? 0) > capacity.most.chat || (load.chat ?? 0) < 0) this.broken.overCapacity += 1;
      if (state.status === "reserved") {
        if (this.#now - state.since > RING_MS + 1_000) this.broken.heldTooLong += 1;
        const entry = this.#floor.entries.get(state.entry)?.state;
        if (entry && (entry.status !== "offered" || entry.offer !== state.offer)) this.broken.overCapacity += 1;
      } else if (state.status === "talking") {
        const entry = this.#floor.entries.get(state.entry)?.state;
        if (entry?.status !== "talking" || entry.agent !== who) this.broken.overCapacity += 1;
      }
    }
    for (const [id, { channel, state }] of this.#floor.entries) {
      if (channel !== "voice" || (state.status !== "offered" && state.status !== "talking")) continue;
      const agent = this.#floor.agents.get(state.agent)?.state;
      const isTheirs = (agent?.status === "reserved" || agent?.status === "talking") && agent.entry === id;
      if (!isTheirs) this.broken.lost += 1;
    }
  }

  #picture(): Picture {
    const contacts = [...this.#contacts.values()].filter(
      ({ entry }) => this.#floor.entries.get(entry)?.state.status === "waiting",
    );
    this.counts.mostWaiting = Math.max(this.counts.mostWaiting, contacts.length);
    const candidates = [...this.#floor.agents].flatMap(([who, { state, load }]) => {
      const known = this.#candidates.get(who);
      if (!known || state.status === "offline") return [];
      const isBusy = state.status === "talking" || state.status === "reserved" || state.status === "wrap-up";
      return {
        ...{ ...known, load: isBusy ? { ...load, voice: 1 } : load },
        ...(state.status === "ready" ? { readySince: state.since } : {}),
      };
    });
    return { contacts, candidates, rules: this.#rules, now: this.#now };
  }

  #someRules(): RoutingRules {
    const wide = { afterMs: 5_000, levelsFewer: 1 + this.#below(3), without: [], also: [this.#pick(this.#queues)] };
    return {
      ...PLAIN_RULES,
      strategy: this.#pick(STRATEGIES),
      ageingMs: this.#random() < 0.5 ? 0 : 60_000,
      rings: this.#random() < 0.5 ? [] : [{ ...wide, anyTeam: true }],
      teams: this.#random() < 0.8 ? [] : ["north"],
      stickyMs: this.#random() < 0.7 ? 0 : 10_000,
      ...{ reserve: this.#random() < 0.8 ? 0 : 1, reserveFrom: 3 },
    };
  }

  #someCandidate(agent: UserId): Candidate {
    return {
      ...{ agent, reachable: true, team: this.#random() < 0.5 ? "north" : "south" },
      capacity: { ...USUAL_CAPACITY, most: { ...USUAL_CAPACITY.most, chat: 1 + this.#below(2) } },
      queues: [...new Set([1, 2, 3].map(() => this.#pick(this.#queues)))],
      skills: SKILLS.filter(() => this.#random() < 0.6).map((skill) => ({ skill, level: 1 + this.#below(5) })),
    };
  }

  #oneOf(keys: Iterator<QueueEntryId>, size: number): QueueEntryId | undefined {
    for (let left = this.#below(Math.min(size, 40)); left > 0; left--) keys.next();
    const { value, done } = keys.next();
    return done ? undefined : value;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#below(items.length)] as Item;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

/** Of some offers the agent hears nothing: the process that would ring died, or nobody is at the desk. */
function rangOut(offer: OfferId): boolean {
  return offer.endsWith("7");
}
