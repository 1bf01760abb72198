import { sequenceDelta } from "@patchbay/rtp/sequence";

export type SourceVerdict = "accepted" | "probation" | "wrong-source" | "wrong-ssrc" | "rate";

/** A source that was silent for so long may have moved (NAT rebinding): another may then prove itself. */
const MOVED_AFTER_MS = 3_000;
/** A party that starts a new stream stops the old one; while the old one runs, another SSRC is an intruder. */
const STREAM_ENDED_AFTER_MS = 100;
/** Packets in sequence before an unannounced source is believed (RFC 3550 A.1 MIN_SEQUENTIAL). */
const PROBATION = 2;
const MAX_STEP = 3;
/** 10 ms packets are 100 per second, events and bursts after a stall come on top. */
const MAX_PER_SECOND = 300;

interface Source {
  readonly address: string;
  readonly port: number;
  readonly ssrc: number;
  sequence: number;
  count: number;
}

/**
 * Decides which packets of a plain RTP leg are the party's: the address of its SDP, or the one its packets really
 * come from (symmetric RTP, RFC 4961), learnt once and then kept, so that nobody else can speak into the call.
 */
export class SourceLock {
  #expected: { readonly address: string; readonly port: number } | undefined;
  #locked: Source | undefined;
  #candidate: Source | undefined;
  #lastAt = 0;
  #second = 0;
  #inSecond = 0;

  /** What the party's SDP says. A change lifts the lock. */
  expect(address: string, port: number): void {
    const same = this.#expected?.address === address && this.#expected.port === port;
    if (same) return;
    this.#expected = { address, port };
    this.#locked = undefined;
    this.#candidate = undefined;
  }

  /** Where packets for the party go once it has been heard. */
  get remote(): { readonly address: string; readonly port: number } | undefined {
    return this.#locked;
  }

  /** Silent for so long that another source may prove itself the party; `at` in milliseconds. */
  mayHaveMoved(at: number): boolean {
    return this.#locked !== undefined && at - this.#lastAt >= MOVED_AFTER_MS;
  }

  /** Judges one packet; `at` in milliseconds. */
  judge(address: string, port: number, ssrc: number, sequence: number, at: number): SourceVerdict {
    const locked = this.#locked;
    if (!locked) {
      if (this.#expected?.address === address && this.#expected.port === port) {
        return this.#lock({ address, port, ssrc, sequence, count: 1 }, at);
      }
      return this.#probe(address, port, ssrc, sequence, at);
    }
    const silentFor = at - this.#lastAt;
    if (locked.address !== address || locked.port !== port) {
      if (!this.mayHaveMoved(at)) return "wrong-source";
      return this.#probe(address, port, ssrc, sequence, at);
    }
    if (locked.ssrc !== ssrc) {
      if (silentFor < STREAM_ENDED_AFTER_MS) return "wrong-ssrc";
      return this.#probe(address, port, ssrc, sequence, at);
    }
    if (this.#tooMany(at)) return "rate";
    locked.sequence = sequence;
    this.#lastAt = at;
    return "accepted";
  }

  #probe(address: string, port: number, ssrc: number, sequence: number, at: number): SourceVerdict {
    const candidate = this.#candidate;
    const step = candidate ? sequenceDelta(candidate.sequence, sequence) : 0;
    const same = candidate?.address === address && candidate.port === port && candidate.ssrc === ssrc;
    if (!candidate || !same || step < 1 || step > MAX_STEP) {
      this.#candidate = { address, port, ssrc, sequence, count: 1 };
      return "probation";
    }
    candidate.sequence = sequence;
    candidate.count += 1;
    return candidate.count >= PROBATION ? this.#lock(candidate, at) : "probation";
  }

  #lock(source: Source, at: number): SourceVerdict {
    this.#locked = source;
    this.#candidate = undefined;
    this.#lastAt = at;
    return this.#tooMany(at) ? "rate" : "accepted";
  }

  #tooMany(at: number): boolean {
    const second = Math.floor(at / 1_000);
    if (second !== this.#second) {
      this.#second = second;
      this.#inSecond = 0;
    }
    this.#inSecond += 1;
    return this.#inSecond > MAX_PER_SECOND;
  }
}
