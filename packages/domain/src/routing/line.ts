import type { Instant } from "@patchbay/base/time";
import type { Candidate } from "./candidate.ts";
import type { Contact } from "./contact.ts";
import type { Demand } from "./demand.ts";
import type { Names } from "./names.ts";
import { OrderedSet } from "./ordered-set.ts";
import { kindBit, type Seat } from "./seat.ts";

/** A waiting contact as the router keeps one. */
export interface Place {
  readonly contact: Contact;
  readonly turn: Instant;
  line: Line | undefined;
  changesAt: Instant | undefined;
}

/** Contacts that ask for the very same agents, in their order of turn. Only the first of them can be next. */
export class Line {
  readonly key: string;
  readonly queues: readonly number[];
  readonly skills: readonly number[];
  readonly places = new OrderedSet<Place>(byTurn);
  /** The first contact's, kept beside it: lines are ordered by it. */
  turn: Instant = Number.POSITIVE_INFINITY;
  /** Where it is listed; chosen when it is listed first. */
  buckets: readonly OrderedSet<Line>[] | undefined;
  readonly demand: Demand;
  readonly #levels: readonly number[];
  readonly #kind: number;
  /** It matters only what an agent can, not who one is. */
  readonly #anybody: boolean;

  constructor(key: string, contact: Contact, demand: Demand, queues: Names, skills: Names) {
    this.key = key;
    this.buckets = undefined;
    this.demand = demand;
    this.queues = demand.queues.map((queue) => queues.of(queue));
    this.skills = demand.skills.map(({ skill }) => skills.of(skill));
    this.#levels = demand.skills.map(({ level }) => level);
    this.#kind = kindBit(contact.channel ?? "voice", contact.direction ?? "in");
    this.#anybody = demand.only === undefined && demand.teams === undefined && demand.notTo.length === 0;
  }

  /** Whether the agent may have a contact of this line now. The checks that most agents fail come first. */
  mayHave(seat: Seat): boolean {
    if (!seat.free || (seat.open & this.#kind) === 0 || !this.#servedBy(seat)) return false;
    for (let index = 0; index < this.skills.length; index++) {
      if (seat.level(this.skills[index] as number) < (this.#levels[index] as number)) return false;
    }
    return this.#anybody || this.#isFor(seat.candidate);
  }

  #servedBy(seat: Seat): boolean {
    for (let index = 0; index < this.queues.length; index++) {
      if (seat.serves(this.queues[index] as number)) return true;
    }
    return false;
  }

  #isFor({ agent, team }: Candidate): boolean {
    const { only, teams, notTo } = this.demand;
    if (only !== undefined && only !== agent) return false;
    if (teams && !(team && teams.includes(team))) return false;
    return !notTo.includes(agent);
  }

  /** How far the agent's skills exceed what is asked, in levels. */
  surplus(seat: Seat): number {
    let sum = 0;
    for (let index = 0; index < this.skills.length; index++) {
      sum += seat.level(this.skills[index] as number) - (this.#levels[index] as number);
    }
    return sum;
  }
}

/** Contacts with one key share a line. */
export function lineKey(contact: Contact, { queues, skills, notTo, only, reserve, teams }: Demand): string {
  const needs = skills.length === 0 ? "" : skills.map(({ skill, level }) => `${skill}\u0001${level}`).join("\u0002");
  const whom = only === undefined && notTo.length === 0 ? "" : `${only ?? ""}\u0003${notTo.join("\u0002")}`;
  const way = `${contact.channel ?? ""}\u0003${contact.direction ?? ""}\u0003${reserve}\u0003${teams ? 1 : 0}`;
  return `${queues.length === 1 ? queues[0] : queues.join("\u0002")}\u0003${way}\u0003${needs}\u0003${whom}`;
}

export function byTurn(a: Place, b: Place): number {
  return a.turn - b.turn || (a.contact.entry < b.contact.entry ? -1 : a.contact.entry > b.contact.entry ? 1 : 0);
}
