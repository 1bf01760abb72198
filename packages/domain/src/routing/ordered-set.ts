/** Splitting halves keep inserts cheap: moving this many references costs less than a cache miss or two. */
const CHUNK = 256;

/**
 * A sorted set for many small changes: sorted chunks, found by halving. An item's order must not change while it is inside;
 * no two different items may compare equal.
 */
export class OrderedSet<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #chunks: T[][] = [];
  #size = 0;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  get first(): T | undefined {
    return this.#chunks[0]?.[0];
  }

  add(item: T): void {
    const at = this.#chunkFor(item);
    const chunk = this.#chunks[at] ?? this.#chunks[at - 1];
    this.#size += 1;
    if (!chunk) {
      this.#chunks.push([item]);
      return;
    }
    const last = chunk[chunk.length - 1] as T;
    if (this.#compare(last, item) < 0) chunk.push(item);
    else chunk.splice(this.#placeIn(chunk, item), 0, item);
    if (chunk.length > CHUNK) {
      this.#chunks.splice(this.#chunks.indexOf(chunk) + 1, 0, chunk.splice(CHUNK / 2));
    }
  }

  /** False when it was not inside. */
  delete(item: T): boolean {
    const at = this.#chunkFor(item);
    const chunk = this.#chunks[at];
    if (!chunk) return false;
    const place = this.#placeIn(chunk, item);
    if (chunk[place] !== item) return false;
    this.#size -= 1;
    if (chunk.length === 1) this.#chunks.splice(at, 1);
    else if (place === 0) chunk.shift();
    else chunk.splice(place, 1);
    return true;
  }

  /** The first item in order that passes the test. */
  find(test: (item: T) => boolean): T | undefined {
    for (const chunk of this.#chunks) {
      for (const item of chunk) if (test(item)) return item;
    }
    return undefined;
  }

  forEach(visit: (item: T) => void): void {
    for (const chunk of this.#chunks) for (const item of chunk) visit(item);
  }

  *[Symbol.iterator](): Generator<T> {
    for (const chunk of this.#chunks) yield* chunk;
  }

  /** The first chunk whose last item is not before the item; the number of chunks when there is none. */
  #chunkFor(item: T): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const chunk = this.#chunks[middle] as T[];
      if (this.#compare(chunk[chunk.length - 1] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #placeIn(chunk: readonly T[], item: T): number {
    let low = 0;
    let high = chunk.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(chunk[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
