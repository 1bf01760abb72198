import { HOUR, type Instant, MINUTE } from "@patchbay/base/time";
import type { Clock } from "@patchbay/ports/clock";

export interface PartPlace {
  /** The parts' common reference. */
  readonly key: string;
  readonly total: number;
  /** From 1. */
  readonly place: number;
}

interface Collecting {
  readonly total: number;
  readonly parts: Map<number, string>;
  readonly since: Instant;
}

/** A part may come late; after this the rest is said without it. */
const PATIENCE = 5 * MINUTE;
const MOST = 1_000;

/** Puts the parts of long messages together, in whatever order they come. */
export class PartCollector {
  readonly #clock: Clock;
  readonly #open = new Map<string, Collecting>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The whole message once its last part is there, until it is forgotten; undefined while some are missing. */
  add(from: string, of: PartPlace, text: string): string | undefined {
    const key = keyOf(from, of);
    const known = this.#open.get(key);
    // References come round again: what is too old is another message's.
    const fresh = known && this.#clock.now() - known.since < HOUR ? known : undefined;
    const collecting = fresh ?? { total: of.total, parts: new Map(), since: this.#clock.now() };
    collecting.parts.set(of.place, text);
    this.#open.set(key, collecting);
    return collecting.parts.size < collecting.total ? undefined : whole(collecting);
  }

  /** It is stored. */
  forget(from: string, of: PartPlace): void {
    this.#open.delete(keyOf(from, of));
  }

  /** Messages whose missing parts did not come, with a mark where they are missing. */
  overdue(): readonly { readonly from: string; readonly text: string; readonly since: Instant }[] {
    const due: { from: string; text: string; since: Instant }[] = [];
    for (const [key, collecting] of this.#open) {
      if (this.#clock.now() - collecting.since < PATIENCE && this.#open.size <= MOST) continue;
      this.#open.delete(key);
      due.push({ from: key.slice(0, key.indexOf(" ")), text: whole(collecting), since: collecting.since });
    }
    return due;
  }
}

const keyOf = (from: string, { key, total }: PartPlace): string => `${from} ${key} ${total}`;

function whole({ total, parts }: Collecting): string {
  return Array.from({ length: total }, (_, place) => parts.get(place + 1) ?? " […] ").join("");
}
