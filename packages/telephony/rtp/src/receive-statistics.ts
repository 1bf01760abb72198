import { sequenceDelta, timestampDelta } from "./sequence.ts";

/** Sequence jumps beyond this are a restarted sender, not loss (RFC 3550 A.1 MAX_DROPOUT). */
const MAX_DROPOUT = 3_000;

/** What an RTCP report block says about one received stream (RFC 3550 §6.4.1, A.3, A.8). */
export class ReceiveStatistics {
  /** Duplicates and reordered packets included: they are received, whatever use they had. */
  packets = 0;
  #baseSequence = 0;
  #cycles = 0;
  #highest = 0;
  #expectedBefore = 0;
  #receivedBefore = 0;
  #earlierPackets = 0;
  #earlierLost = 0;
  #jitter = 0;
  #transit: number | undefined;

  /**
   * `arrival` in the stream's clock units, any origin. A `timestamp` is given where it tells when the packet was made:
   * not for telephone-events, which repeat the time of the key press.
   */
  received(sequence: number, arrival: number, timestamp: number | undefined): void {
    const ahead = sequenceDelta(this.#highest, sequence);
    if (this.packets === 0 || Math.abs(ahead) > MAX_DROPOUT) this.#restart(sequence);
    else if (ahead > 0) {
      if (sequence < this.#highest) this.#cycles += 0x10000;
      this.#highest = sequence;
    }
    this.packets += 1;
    if (timestamp !== undefined) this.#measureJitter(arrival, timestamp);
  }

  #measureJitter(arrival: number, timestamp: number): void {
    const transit = (arrival - timestamp) | 0;
    if (this.#transit !== undefined) {
      const difference = Math.abs(timestampDelta(this.#transit, transit));
      // A pause of the sender (hold, silence suppression) is not jitter.
      if (difference < 8_000) this.#jitter += (difference - this.#jitter) / 16;
    }
    this.#transit = transit;
  }

  /** Interarrival jitter in clock units. */
  get jitter(): number {
    return this.#jitter;
  }

  get highestSequence(): number {
    return this.#cycles + this.#highest;
  }

  get lost(): number {
    return this.#earlierLost + this.#lostNow();
  }

  /** Share lost since the last call of this method, 0 … 255 as RTCP carries it. */
  fractionLost(): number {
    const expected = this.#expected();
    const received = this.packets - this.#earlierPackets;
    const expectedNow = expected - this.#expectedBefore;
    const lostNow = expectedNow - (received - this.#receivedBefore);
    this.#expectedBefore = expected;
    this.#receivedBefore = received;
    return expectedNow > 0 && lostNow > 0 ? Math.min(255, Math.floor((lostNow * 256) / expectedNow)) : 0;
  }

  #restart(sequence: number): void {
    if (this.packets > 0) this.#earlierLost += this.#lostNow();
    this.#earlierPackets = this.packets;
    this.#baseSequence = sequence;
    this.#highest = sequence;
    this.#cycles = 0;
    this.#expectedBefore = 0;
    this.#receivedBefore = 0;
    this.#transit = undefined;
  }

  #expected(): number {
    return this.packets === this.#earlierPackets ? 0 : this.highestSequence - this.#baseSequence + 1;
  }

  #lostNow(): number {
    return Math.max(0, this.#expected() - (this.packets - this.#earlierPackets));
  }
}
