import type { Instant } from "@patchbay/base/time";
import type { Candidate } from "./candidate.ts";
import { CHANNELS, type Channel, noRoomFor, USUAL_CAPACITY } from "./capacity.ts";
import type { Names } from "./names.ts";
import type { Strategy } from "./routing-rules.ts";

/** An agent as the router keeps one: the same facts in the form in which a match is fastest. */
export class Seat {
  readonly candidate: Candidate;
  readonly queues: readonly number[];
  readonly skills: readonly number[];
  readonly #serves: Uint8Array;
  readonly #levels: Uint8Array;
  readonly load: Partial<Record<Channel, number>>;
  readySince: Instant;
  served: number;
  lastGivenAt: Instant;
  /** Ready and reachable, with room for some channel. */
  free = false;
  /** For which kinds of contact there is room: a bit for each channel and direction. */
  open: number;

  constructor(candidate: Candidate, queues: Names, skills: Names) {
    this.candidate = candidate;
    this.queues = candidate.queues.map((queue) => queues.of(queue));
    this.skills = candidate.skills.map(({ skill }) => skills.of(skill));
    this.#serves = new Uint8Array(Math.max(-1, ...this.queues) + 1);
    for (const queue of this.queues) this.#serves[queue] = 1;
    this.#levels = new Uint8Array(Math.max(-1, ...this.skills) + 1);
    candidate.skills.forEach(({ level }, index) => {
      this.#levels[this.skills[index] as number] = level;
    });
    this.load = { ...candidate.load };
    this.readySince = candidate.readySince ?? Number.POSITIVE_INFINITY;
    this.served = candidate.served ?? 0;
    this.lastGivenAt = candidate.lastGivenAt ?? Number.NEGATIVE_INFINITY;
    this.open = this.#measureRoom();
  }

  serves(queue: number): boolean {
    return this.#serves[queue] === 1;
  }

  level(skill: number): number {
    return this.#levels[skill] ?? 0;
  }

  give(channel: Channel, now: Instant): void {
    this.load[channel] = (this.load[channel] ?? 0) + 1;
    this.served += 1;
    this.lastGivenAt = now;
    this.open = this.#measureRoom();
  }

  release(channel: Channel): void {
    this.load[channel] = Math.max(0, (this.load[channel] ?? 0) - 1);
    this.open = this.#measureRoom();
  }

  #measureRoom(): number {
    const { capacity = USUAL_CAPACITY, mode = "blended" } = this.candidate;
    let open = 0;
    for (const channel of CHANNELS) {
      if (noRoomFor(channel, this.load, capacity)) continue;
      if (mode !== "outbound") open |= kindBit(channel, "in");
      if (mode !== "inbound") open |= kindBit(channel, "out");
    }
    return open;
  }
}

export const kindBit = (channel: Channel, direction: "in" | "out"): number =>
  1 << (CHANNELS.indexOf(channel) * 2 + (direction === "in" ? 0 : 1));

/** Orders of seats that do not depend on the contact. */
export type SeatOrder = "idle" | "busy" | "turn";

export const SEAT_ORDER = {
  "longest-idle": "idle",
  "least-busy": "busy",
  "round-robin": "turn",
  "most-skilled": "idle",
  "closest-fit": "idle",
} as const satisfies Record<Strategy, SeatOrder>;

const byIdle = (a: Seat, b: Seat): number => a.readySince - b.readySince || byName(a, b);

export const COMPARE_SEATS: Readonly<Record<SeatOrder, (a: Seat, b: Seat) => number>> = {
  idle: byIdle,
  busy: (a, b) => atHand(a) - atHand(b) || a.served - b.served || byIdle(a, b),
  // Two that were never given one compare as NaN, which is falsy as well.
  turn: (a, b) => a.lastGivenAt - b.lastGivenAt || byIdle(a, b),
};

const atHand = ({ load }: Seat): number => CHANNELS.reduce((sum, channel) => sum + (load[channel] ?? 0), 0);

function byName(a: Seat, b: Seat): number {
  return a.candidate.agent < b.candidate.agent ? -1 : a.candidate.agent > b.candidate.agent ? 1 : 0;
}
