/** Counts the pauses between arriving audio packets. Sound is what arrives in time, not what was sent. */
export class GapMeter {
  #last: number | undefined;
  packets = 0;
  over40 = 0;
  over60 = 0;
  longestMs = 0;

  /** A packet arrived at this time (milliseconds, any origin). */
  arrived(at: number): void {
    this.packets += 1;
    if (this.#last !== undefined) {
      const gap = at - this.#last;
      if (gap > 40) this.over40 += 1;
      if (gap > 60) this.over60 += 1;
      if (gap > this.longestMs) this.longestMs = gap;
    }
    this.#last = at;
  }
}
