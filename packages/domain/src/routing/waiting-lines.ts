import type { UserId } from "@patchbay/base/ids";
import type { Demand } from "./demand.ts";
import { byTurn, Line, lineKey, type Place } from "./line.ts";
import type { Names } from "./names.ts";
import { OrderedSet } from "./ordered-set.ts";
import type { Seat } from "./seat.ts";

type Lines = OrderedSet<Line>;

interface QueueLines {
  /** Lines that ask for no skill. */
  readonly any: Lines;
  /** Each other line under one of its skills: the one that fewest agents have. */
  readonly bySkill: Map<number, Lines>;
}

/** Empty lines are kept for the next contact of their kind, up to so many. */
const LINES_KEPT = 1_000;

/** All that wait, so ordered that the first contact for an agent is found by looking at few of them. */
export class WaitingLines {
  readonly #lines = new Map<string, Line>();
  readonly #queues = new Map<number, QueueLines>();
  readonly #kept = new Map<UserId, Lines>();
  readonly #names: { readonly queues: Names; readonly skills: Names };
  readonly #holders: (skill: number) => number;

  constructor(names: { readonly queues: Names; readonly skills: Names }, holders: (skill: number) => number) {
    this.#names = names;
    this.#holders = holders;
  }

  lineOf(place: Place, demand: Demand): Line {
    const key = lineKey(place.contact, demand);
    return this.#lines.get(key) ?? new Line(key, place.contact, demand, this.#names.queues, this.#names.skills);
  }

  add(place: Place, line: Line): void {
    place.line = line;
    const { first } = line.places;
    if (first && byTurn(first, place) < 0) {
      line.places.add(place);
      return;
    }
    if (first) this.#unlist(line);
    else this.#lines.set(line.key, line);
    line.places.add(place);
    this.#list(line);
  }

  delete(place: Place): void {
    const { line } = place;
    if (!line) return;
    place.line = undefined;
    if (line.places.first !== place) {
      line.places.delete(place);
      return;
    }
    this.#unlist(line);
    line.places.delete(place);
    if (line.places.size > 0) this.#list(line);
    else {
      line.turn = Number.POSITIVE_INFINITY;
      if (this.#lines.size > LINES_KEPT) this.#lines.delete(line.key);
    }
  }

  /** The line whose first contact is the agent's next one. */
  nextFor(seat: Seat, allowed: (line: Line) => boolean): Line | undefined {
    let best = this.#firstIn(this.#kept.get(seat.candidate.agent), seat, allowed, undefined);
    for (const queue of seat.queues) {
      const lines = this.#queues.get(queue);
      if (!lines) continue;
      best = this.#firstIn(lines.any, seat, allowed, best);
      // Whichever is shorter: the skills that somebody waits for, or those that the agent has.
      if (lines.bySkill.size < seat.skills.length) {
        for (const [skill, bucket] of lines.bySkill) {
          if (seat.level(skill) > 0) best = this.#firstIn(bucket, seat, allowed, best);
        }
      } else {
        for (const skill of seat.skills) best = this.#firstIn(lines.bySkill.get(skill), seat, allowed, best);
      }
    }
    return best;
  }

  /** Lines of a queue in their order of turn. */
  *of(queue: number): Generator<Line> {
    const lines = this.#queues.get(queue);
    if (!lines) return;
    const all = [...lines.any, ...[...lines.bySkill.values()].flatMap((bucket) => [...bucket])];
    yield* all.sort(byFirst);
  }

  #firstIn(
    bucket: Lines | undefined,
    seat: Seat,
    allowed: (line: Line) => boolean,
    best: Line | undefined,
  ): Line | undefined {
    if (!bucket || bucket.size === 0) return best;
    const found = bucket.find((line) => (best && byFirst(best, line) <= 0) || (line.mayHave(seat) && allowed(line)));
    return found && (!best || byFirst(found, best) < 0) ? found : best;
  }

  #list(line: Line): void {
    line.turn = line.places.first?.turn ?? Number.POSITIVE_INFINITY;
    for (const bucket of this.#bucketsOf(line)) bucket.add(line);
  }

  #unlist(line: Line): void {
    for (const bucket of this.#bucketsOf(line)) bucket.delete(line);
  }

  #bucketsOf(line: Line): readonly Lines[] {
    line.buckets ??= this.#chooseBuckets(line);
    return line.buckets;
  }

  #chooseBuckets(line: Line): readonly Lines[] {
    const { only } = line.demand;
    if (only !== undefined) return [orMake(this.#kept, only, newLines)];
    const rarest = line.skills.toSorted((a, b) => this.#holders(a) - this.#holders(b))[0];
    return line.queues.map((queue) => {
      const lines = orMake(this.#queues, queue, () => ({ any: newLines(), bySkill: new Map() }));
      return rarest === undefined ? lines.any : orMake(lines.bySkill, rarest, newLines);
    });
  }
}

const newLines = (): Lines => new OrderedSet<Line>(byFirst);

function byFirst(a: Line, b: Line): number {
  if (a.turn !== b.turn) return a.turn - b.turn;
  if (a === b) return 0;
  const first = a.places.first?.contact.entry ?? "";
  const second = b.places.first?.contact.entry ?? "";
  return first < second ? -1 : first > second ? 1 : 0;
}

function orMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
