import type { Line } from "./line.ts";
import { OrderedSet } from "./ordered-set.ts";
import type { Strategy } from "./routing-rules.ts";
import { COMPARE_SEATS, SEAT_ORDER, type Seat, type SeatOrder } from "./seat.ts";

type Seats = OrderedSet<Seat>;

interface Index {
  readonly order: SeatOrder;
  readonly byQueue: Seats[];
  readonly bySkill: Seats[];
}

/** Agents with room for a contact, kept in the orders that the queues' strategies ask for. */
export class FreeSeats {
  readonly #seats = new Set<Seat>();
  readonly #inQueue: number[] = [];
  readonly #indexes: Index[] = [];
  /** Not in the indexes yet: most who become free get a contact at once. */
  readonly #fresh = new Set<Seat>();

  add(seat: Seat): void {
    this.#seats.add(seat);
    this.#fresh.add(seat);
    for (const queue of seat.queues) this.#inQueue[queue] = this.countIn(queue) + 1;
  }

  delete(seat: Seat): void {
    if (!this.#seats.delete(seat)) return;
    for (const queue of seat.queues) this.#inQueue[queue] = this.countIn(queue) - 1;
    if (this.#fresh.delete(seat)) return;
    for (const { byQueue, bySkill } of this.#indexes) {
      for (const queue of seat.queues) byQueue[queue]?.delete(seat);
      for (const skill of seat.skills) bySkill[skill]?.delete(seat);
    }
  }

  countIn(queue: number): number {
    return this.#inQueue[queue] ?? 0;
  }

  /** The agent who gets the line's first contact. */
  bestFor(line: Line, strategy: Strategy, allowed: (seat: Seat) => boolean): Seat | undefined {
    if (this.#seats.size === 0) return undefined;
    const order = SEAT_ORDER[strategy];
    const compare = COMPARE_SEATS[order];
    const fits = (seat: Seat) => line.mayHave(seat) && allowed(seat);
    let best: Seat | undefined;
    for (const seats of this.#fewest(line, order)) {
      if (line.skills.length > 0 && (strategy === "most-skilled" || strategy === "closest-fit")) {
        const sign = strategy === "most-skilled" ? -1 : 1;
        let least = best ? line.surplus(best) * sign : Number.POSITIVE_INFINITY;
        seats.forEach((seat) => {
          if (!fits(seat)) return;
          const surplus = line.surplus(seat) * sign;
          if (surplus >= least) return;
          least = surplus;
          best = seat;
        });
      } else {
        const first = seats.find(fits);
        if (first && (!best || compare(first, best) < 0)) best = first;
      }
    }
    return best;
  }

  /** Lists that together hold every suited agent, with as few others as can be. */
  #fewest(line: Line, order: SeatOrder): readonly Seats[] {
    const { byQueue, bySkill } = this.#index(order);
    const ofQueues = line.queues.flatMap((queue) => byQueue[queue] ?? []);
    let fewest = ofQueues;
    let size = ofQueues.reduce((sum, seats) => sum + seats.size, 0);
    for (const skill of line.skills) {
      const seats = bySkill[skill];
      if (!seats) return [];
      if (seats.size < size) {
        fewest = [seats];
        size = seats.size;
      }
    }
    return fewest;
  }

  #index(order: SeatOrder): Index {
    for (const seat of this.#fresh) for (const index of this.#indexes) list(index, seat);
    this.#fresh.clear();
    const known = this.#indexes.find((index) => index.order === order);
    if (known) return known;
    const index: Index = { order, byQueue: [], bySkill: [] };
    for (const seat of this.#seats) list(index, seat);
    this.#indexes.push(index);
    return index;
  }
}

function list({ order, byQueue, bySkill }: Index, seat: Seat): void {
  for (const queue of seat.queues) seatsAt(byQueue, queue, order).add(seat);
  for (const skill of seat.skills) seatsAt(bySkill, skill, order).add(seat);
}

function seatsAt(lists: Seats[], at: number, order: SeatOrder): Seats {
  const seats = lists[at] ?? new OrderedSet(COMPARE_SEATS[order]);
  lists[at] = seats;
  return seats;
}
