import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { Candidate } from "./candidate.ts";
import type { Channel } from "./capacity.ts";
import { type Contact, turnOf } from "./contact.ts";
import { demandAt } from "./demand.ts";
import { FreeSeats } from "./free-seats.ts";
import { byTurn, type Line, type Place } from "./line.ts";
import { Names } from "./names.ts";
import { OrderedSet } from "./ordered-set.ts";
import { PLAIN_RULES, type RoutingRules } from "./routing-rules.ts";
import { Seat } from "./seat.ts";
import { WaitingLines } from "./waiting-lines.ts";

export interface Assignment {
  readonly entry: QueueEntryId;
  readonly agent: UserId;
}

/**
 * Who gets which contact. Told what happens, it answers what follows; between two events nobody waits for whom a suited agent
 * is free. An agent who becomes free gets the suited contact whose turn it is; a contact that enters gets the agent whom the
 * strategy of its queue chooses. It reads no clock and no chance: the same events give the same assignments, on calls and in
 * the simulator. A decision looks at few of the waiting: see `WaitingLines`, `FreeSeats`.
 */
export class Router {
  readonly #rules: ReadonlyMap<QueueId, RoutingRules>;
  readonly #names = { queues: new Names(), skills: new Names() };
  readonly #seats = new Map<UserId, Seat>();
  readonly #holders: number[] = [];
  readonly #free = new FreeSeats();
  readonly #places = new Map<QueueEntryId, Place>();
  readonly #changing = new OrderedSet<Place>(byChange);
  readonly #lines = new WaitingLines(this.#names, (skill) => this.#holders[skill] ?? 0);

  /** Queues without rules go by the plain ones. */
  constructor(rules: ReadonlyMap<QueueId, RoutingRules>) {
    this.#rules = rules;
  }

  get waiting(): number {
    return this.#places.size;
  }

  /** An agent comes, or another fact about one is known. */
  signIn(candidate: Candidate, now: Instant): readonly Assignment[] {
    const known = this.#seats.get(candidate.agent);
    if (known) this.#remove(known);
    const seat = new Seat(candidate, this.#names.queues, this.#names.skills);
    this.#seats.set(candidate.agent, seat);
    for (const skill of seat.skills) this.#holders[skill] = (this.#holders[skill] ?? 0) + 1;
    return [...this.#reconsider(candidate.agent, now), ...this.#takeUp(seat, now)];
  }

  /** An agent goes; contacts kept for them are open to others. */
  signOut(agent: UserId, now: Instant): readonly Assignment[] {
    const seat = this.#seats.get(agent);
    if (!seat) return [];
    this.#remove(seat);
    return this.#reconsider(agent, now);
  }

  /** A contact that the agent had at hand is over. */
  release(agent: UserId, channel: Channel, now: Instant): readonly Assignment[] {
    const seat = this.#seats.get(agent);
    if (!seat) return [];
    this.#free.delete(seat);
    seat.free = false;
    seat.release(channel);
    seat.readySince = Math.max(seat.candidate.readySince ?? Number.POSITIVE_INFINITY, now);
    return this.#takeUp(seat, now);
  }

  enter(contact: Contact, now: Instant): Assignment | undefined {
    this.leave(contact.entry);
    const turn = turnOf(contact, this.#rulesOf(contact));
    return this.#place({ contact, turn, line: undefined, changesAt: undefined }, now);
  }

  leave(entry: QueueEntryId): void {
    const place = this.#places.get(entry);
    if (place) this.#unplace(place);
  }

  /** Time has passed: rings widen, contacts are kept no more. */
  advance(now: Instant): readonly Assignment[] {
    const due: Place[] = [];
    for (let first = this.#changing.first; first && (first.changesAt ?? 0) <= now; first = this.#changing.first) {
      this.#unplace(first);
      due.push(first);
    }
    return due.sort(byTurn).flatMap((place) => this.#place(place, now) ?? []);
  }

  #place(place: Place, now: Instant): Assignment | undefined {
    const { contact } = place;
    const rules = this.#rulesOf(contact);
    const demand = demandAt(contact, rules, now, (agent) => this.#couldTake(agent, contact));
    const line = this.#lines.lineOf(place, demand);
    const seat = this.#seatFor(line, contact, rules);
    if (seat) return this.#give(seat, contact, now);
    this.#lines.add(place, line);
    this.#places.set(contact.entry, place);
    place.changesAt = demand.changesAt;
    if (place.changesAt !== undefined) this.#changing.add(place);
    return undefined;
  }

  #unplace(place: Place): void {
    if (place.changesAt !== undefined) this.#changing.delete(place);
    this.#lines.delete(place);
    this.#places.delete(place.contact.entry);
  }

  #seatFor(line: Line, contact: Contact, { strategy, stickyMs }: RoutingRules): Seat | undefined {
    const { only } = line.demand;
    const known = only ?? (stickyMs > 0 ? contact.lastAgent : undefined);
    const seat = known === undefined ? undefined : this.#seats.get(known);
    if (seat && line.mayHave(seat) && this.#leavesReserve(line, seat)) return seat;
    if (only !== undefined) return undefined;
    return this.#free.bestFor(line, strategy, (each) => this.#leavesReserve(line, each));
  }

  /** A seat that changed: free it for what it has room for. Whoever waits for one like it gets it. */
  #takeUp(seat: Seat, now: Instant): readonly Assignment[] {
    const { readySince, reachable } = seat.candidate;
    seat.free = readySince !== undefined && reachable && seat.open !== 0;
    if (!seat.free) return [];
    this.#free.add(seat);
    const made: Assignment[] = [];
    while (seat.free) {
      const place = this.#lines.nextFor(seat, (line) => this.#leavesReserve(line, seat))?.places.first;
      if (!place) break;
      this.#unplace(place);
      made.push(this.#give(seat, place.contact, now));
    }
    // One more free agent may be the one that lets another go.
    if (seat.free) for (const queue of seat.candidate.queues) made.push(...this.#takeFromReserve(queue, now));
    return made;
  }

  #takeFromReserve(queue: QueueId, now: Instant): readonly Assignment[] {
    if ((this.#rules.get(queue)?.reserve ?? 0) === 0) return [];
    const made: Assignment[] = [];
    for (let next = this.#nextFromReserve(queue); next; next = this.#nextFromReserve(queue)) {
      this.#unplace(next.place);
      made.push(this.#give(next.seat, next.place.contact, now));
    }
    return made;
  }

  #nextFromReserve(queue: QueueId): { readonly place: Place; readonly seat: Seat } | undefined {
    for (const line of this.#lines.of(this.#names.queues.of(queue))) {
      const place = line.places.first;
      const seat = place && line.demand.reserve > 0 && this.#seatFor(line, place.contact, this.#rulesOf(place.contact));
      if (seat) return { place, seat };
    }
    return undefined;
  }

  #leavesReserve({ demand, queues }: Line, seat: Seat): boolean {
    if (demand.reserve === 0) return true;
    const own = queues[0] as number;
    return !seat.serves(own) || this.#free.countIn(own) > demand.reserve;
  }

  #give(seat: Seat, contact: Contact, now: Instant): Assignment {
    this.#free.delete(seat);
    seat.give(contact.channel ?? "voice", now);
    seat.free = seat.open !== 0;
    if (seat.free) this.#free.add(seat);
    return { entry: contact.entry, agent: seat.candidate.agent };
  }

  #remove(seat: Seat): void {
    this.#free.delete(seat);
    this.#seats.delete(seat.candidate.agent);
    for (const skill of seat.skills) this.#holders[skill] = (this.#holders[skill] ?? 0) - 1;
  }

  /** The contacts that know this agent, once more: whether they are kept depends on who is there. */
  #reconsider(agent: UserId, now: Instant): readonly Assignment[] {
    const known = [...this.#places.values()].filter(
      ({ contact }) => contact.lastAgent === agent && this.#rulesOf(contact).stickyMs > 0,
    );
    for (const place of known) this.#unplace(place);
    return known.sort(byTurn).flatMap((place) => this.#place(place, now) ?? []);
  }

  #couldTake(agent: UserId, contact: Contact): boolean {
    const seat = this.#seats.get(agent);
    if (!seat?.serves(this.#names.queues.of(contact.queue))) return false;
    return contact.skills.every(({ skill, level }) => seat.level(this.#names.skills.of(skill)) >= level);
  }

  #rulesOf({ queue }: Contact): RoutingRules {
    return this.#rules.get(queue) ?? PLAIN_RULES;
  }
}

function byChange(a: Place, b: Place): number {
  return (a.changesAt ?? 0) - (b.changesAt ?? 0) || byTurn(a, b);
}
