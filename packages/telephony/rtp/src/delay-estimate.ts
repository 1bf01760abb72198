/** Buckets of 10 ms: lateness to 400 ms is told apart. */
const BUCKET_MS = 10;
const BUCKETS = 40;
/** Each packet counts for so much of the picture: it forgets over some four seconds of 20 ms packets. */
const WEIGHT = 0.005;
/** So many of a hundred packets shall be there in time. */
const IN_TIME = 0.97;
/** The quickest packet is looked for among the last one to two times so many: paths change, clocks drift. */
const WINDOW = 250;

/** How late a stream's packets come behind its quickest one, and the delay that nearly all of them keep within. */
export class DelayEstimate {
  readonly #share = new Float64Array(BUCKETS);
  #quickest = Number.POSITIVE_INFINITY;
  #quickestBefore = Number.POSITIVE_INFINITY;
  #inWindow = 0;

  constructor() {
    // What a quiet network shows, until it is known better.
    this.#share[0] = 1;
  }

  /** `transit` is arrival less media time in ms, of any origin. */
  arrived(transit: number): void {
    this.#inWindow += 1;
    if (this.#inWindow > WINDOW) {
      this.#quickestBefore = this.#quickest;
      this.#quickest = transit;
      this.#inWindow = 1;
    }
    this.#quickest = Math.min(this.#quickest, transit);
    const late = transit - Math.min(this.#quickest, this.#quickestBefore);
    for (let i = 0; i < BUCKETS; i += 1) this.#share[i]! *= 1 - WEIGHT;
    this.#share[Math.min(BUCKETS - 1, Math.floor(late / BUCKET_MS))]! += WEIGHT;
  }

  /** Another origin of media time: what was learnt of lateness stays. */
  rebase(): void {
    this.#quickest = Number.POSITIVE_INFINITY;
    this.#quickestBefore = Number.POSITIVE_INFINITY;
    this.#inWindow = 0;
  }

  /** Milliseconds to wait for packets. */
  get delayMs(): number {
    let inTime = 0;
    for (let i = 0; i < BUCKETS; i += 1) {
      inTime += this.#share[i]!;
      if (inTime >= IN_TIME) return (i + 1) * BUCKET_MS;
    }
    return BUCKETS * BUCKET_MS;
  }
}
