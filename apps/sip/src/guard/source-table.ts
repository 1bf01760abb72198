/** Sources looked up together; the one not seen for longest makes room. */
const WAYS = 4;

/** What is known of one source, as columns: a number for each slot. Times in tenths of seconds since the start. */
export interface SourceColumns {
  readonly seen: Uint32Array;
  /** Requests that it may still send, by kind. */
  readonly tokens: readonly Float32Array[];
  /** Until when its requests are dropped, by kind. */
  readonly bannedUntil: readonly Uint32Array[];
  /** Refusals that it may still earn. */
  readonly patience: Float32Array;
  /** When something of it was last granted; 0: never. */
  readonly goodAt: Uint32Array;
}

/**
 * Remembers sources in a fixed room, however many a flood invents: 40 bytes for each of a million slots. Sources are told
 * apart by 64 bits of a hash under a key of this process, so nobody can choose whom to be mistaken for.
 */
export class SourceTable {
  readonly columns: SourceColumns;
  readonly #tags: Uint32Array;
  readonly #sets: number;
  readonly #keys: readonly [number, number];

  /** @param slots a power of two */
  constructor(slots: number, kinds: number, keys: readonly [number, number]) {
    this.#sets = slots / WAYS;
    this.#keys = keys;
    this.#tags = new Uint32Array(slots);
    const times = () => new Uint32Array(slots);
    this.columns = {
      seen: times(),
      tokens: Array.from({ length: kinds }, () => new Float32Array(slots)),
      bannedUntil: Array.from({ length: kinds }, times),
      patience: new Float32Array(slots),
      goodAt: times(),
    };
  }

  /** The source's slot, or undefined for one never seen or forgotten. */
  find(address: string): number | undefined {
    const tag = hash(address, this.#keys[0]) || 1;
    const first = (hash(address, this.#keys[1]) % this.#sets) * WAYS;
    for (let slot = first; slot < first + WAYS; slot++) if (this.#tags[slot] === tag) return slot;
    return undefined;
  }

  /** The slot that a new source gets. What stood there is forgotten; the caller fills every column. */
  take(address: string): number {
    const { seen } = this.columns;
    const first = (hash(address, this.#keys[1]) % this.#sets) * WAYS;
    let stalest = first;
    for (let slot = first + 1; slot < first + WAYS; slot++) {
      if ((seen[slot] as number) < (seen[stalest] as number)) stalest = slot;
    }
    this.#tags[stalest] = hash(address, this.#keys[0]) || 1;
    return stalest;
  }
}

/** FNV-1a from a secret start, with a last mixing so that neighbouring addresses fall apart. */
function hash(text: string, key: number): number {
  let state = key | 0;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return (state ^ (state >>> 13)) >>> 0;
}
