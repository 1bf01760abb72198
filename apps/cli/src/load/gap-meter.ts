import { sequenceDelta } from "@patchbay/rtp/sequence";

/** Counts the pauses between arriving audio packets, and the packets that never came. Sound is what arrives in time, not what was sent. */
export class GapMeter {
  #last: number | undefined;
  #highest: number | undefined;
  packets = 0;
  lost = 0;
  over40 = 0;
  over60 = 0;
  longestMs = 0;

  /** A packet of this RTP sequence number arrived at this time (milliseconds, any origin). */
  arrived(at: number, sequence: number): void {
    this.packets += 1;
    this.#count(sequence);
    if (this.#last !== undefined) {
      const gap = at - this.#last;
      if (gap > 40) this.over40 += 1;
      if (gap > 60) this.over60 += 1;
      if (gap > this.longestMs) this.longestMs = gap;
    }
    this.#last = at;
  }

  /** Forgets what was measured, not where the stream is: what follows is measured anew. */
  reset(): void {
    Object.assign(this, { packets: 0, lost: 0, over40: 0, over60: 0, longestMs: 0 });
  }

  #count(sequence: number): void {
    const step = this.#highest === undefined ? 1 : sequenceDelta(this.#highest, sequence);
    if (step > 0) {
      this.lost += step - 1;
      this.#highest = sequence;
      // One that was overtaken has been counted as lost; the same one twice is nothing.
    } else if (step < 0) this.lost -= 1;
  }
}
