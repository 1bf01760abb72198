import type { AudioCodec, AudioDecoder } from "./audio-codec.ts";
import { ComfortNoise, noiseLevel } from "./comfort-noise.ts";
import { Concealer } from "./concealer.ts";
import { DelayEstimate } from "./delay-estimate.ts";
import { timestampDelta } from "./sequence.ts";

const FRAME_MS = 20;
/** The delay follows the network between these. */
const LEAST_FRAMES = 2;
const MOST_FRAMES = 12;
/** Held at most, whatever comes: 400 ms. */
const MOST_HELD_MS = 400;
/** A sender whose clock jumps so far has begun anew. */
const JUMP_MS = 1_000;
/** The delay as held is averaged over so many frames, and left alone within so much of what it should be. */
const SMOOTH = 1 / 16;
const SLACK_MS = 10;
/** Pulls that a delay too long waits for a pause in the voice: 4 s. */
const PATIENCE = 200;
/** Mean square of 16-bit samples under which a frame can be left out or doubled and nobody hears it (−50 dBm0). */
const QUIET = 7_000;

interface Held {
  readonly timestamp: number;
  readonly ticks: number;
  readonly payload: Uint8Array;
  /** Comfort noise begins here. */
  readonly noise?: number;
}

/**
 * Reorders and paces one stream: packets in as they come, one frame of samples out per 20 ms. Packets are decoded in order
 * when their time has come. The delay follows the measured jitter within bounds: it grows when packets come late and in
 * pauses, and shrinks in pauses. What is lost is concealed.
 */
export class JitterBuffer {
  readonly #codec: AudioCodec;
  readonly #ticksPerMs: number;
  readonly #perMs: number;
  readonly #frame: number;
  #decoder: AudioDecoder;
  readonly #concealer: Concealer;
  readonly #estimate = new DelayEstimate();
  readonly #noise = new ComfortNoise();
  #noiseLevel: number | undefined;
  /** In order of time. */
  readonly #held: Held[] = [];
  /** Decoded and not yet taken. */
  readonly #samples: Int16Array;
  #ready = 0;
  /** Timestamp of what is decoded next; undefined before the first packet. */
  #next: number | undefined;
  #last = 0;
  #mediaMs = 0;
  /** Pulls still to wait until the stream begins. */
  #wait = 0;
  /** Clock units for which nothing was there. */
  #idle = 0;
  #level = 0;
  #tooLong = 0;
  /** Packets that came after their time; they are heard by nobody. */
  late = 0;
  /** Frames that were made up for lost packets. */
  concealed = 0;

  constructor(codec: AudioCodec) {
    this.#codec = codec;
    this.#ticksPerMs = codec.format.clock / 1_000;
    this.#perMs = codec.rate / 1_000;
    this.#frame = FRAME_MS * this.#perMs;
    this.#decoder = codec.decoder();
    this.#concealer = new Concealer(codec.rate);
    this.#samples = new Int16Array(8 * this.#frame);
  }

  /** What a voice waits here, in milliseconds. */
  get delayMs(): number {
    const end = this.#held.at(-1);
    const held = end && this.#next !== undefined ? timestampDelta(this.#next, end.timestamp + end.ticks) : 0;
    return Math.max(0, held) / this.#ticksPerMs + this.#ready / this.#perMs;
  }

  /** What the network asks for, in milliseconds. */
  get wantedMs(): number {
    return this.#wantedFrames * FRAME_MS;
  }

  /** One packet of the codec; `at` in milliseconds of any clock. The payload is copied. */
  push(timestamp: number, payload: Uint8Array, at: number): void {
    const ticks = this.#codec.ticks(payload);
    if (ticks === 0) return;
    this.#arrive(timestamp, at);
    // Not `slice`: of a Buffer, as datagrams come in, that is a view of what the next datagram overwrites.
    this.#hold({ timestamp, ticks, payload: Uint8Array.from(payload) });
  }

  /** A comfort noise packet (RFC 3389): until the next voice the party's silence sounds like this. */
  pushNoise(timestamp: number, payload: Uint8Array): void {
    const noise = noiseLevel(payload);
    if (noise !== undefined && this.#next !== undefined) this.#hold({ timestamp, ticks: 0, payload, noise });
  }

  /** Fills `target` with the next 20 ms and says whether anything of it was heard (false: silence). */
  pull(target: Int16Array): boolean {
    if (this.#next === undefined || this.#wait > 0) {
      this.#wait = Math.max(0, this.#wait - 1);
      return this.#pause(target);
    }
    if (this.#stretch()) return this.#pause(target);
    const whole = this.#fill(this.#frame);
    if (!whole) {
      this.#idle += ((this.#frame - this.#ready) / this.#perMs) * this.#ticksPerMs;
      this.#cover(this.#frame - this.#ready);
    }
    const heard = !this.#concealer.silent || this.#noiseLevel !== undefined;
    target.set(this.#samples.subarray(0, this.#frame));
    this.#take();
    this.#level += (this.delayMs - this.#level) * SMOOTH;
    if (whole) this.#shrink();
    return heard;
  }

  reset(): void {
    this.#next = undefined;
    this.#held.length = 0;
    this.#ready = 0;
    this.#idle = 0;
    this.#noiseLevel = undefined;
    this.#decoder = this.#codec.decoder();
    this.#concealer.reset();
    this.#estimate.rebase();
  }

  get #wantedFrames(): number {
    return Math.max(LEAST_FRAMES, Math.min(MOST_FRAMES, Math.ceil(this.#estimate.delayMs / FRAME_MS) + 1));
  }

  #arrive(timestamp: number, at: number): void {
    if (this.#next !== undefined) this.#mediaMs += timestampDelta(this.#last, timestamp) / this.#ticksPerMs;
    this.#last = timestamp;
    this.#estimate.arrived(at - this.#mediaMs);
    const jump = this.#next === undefined ? 0 : timestampDelta(this.#next, timestamp) - this.#idle;
    if (this.#next === undefined || Math.abs(jump) > JUMP_MS * this.#ticksPerMs) this.#restart(timestamp);
  }

  #restart(timestamp: number): void {
    this.reset();
    this.#next = timestamp;
    this.#wait = this.#wantedFrames;
    this.#level = this.#wait * FRAME_MS;
  }

  #hold(packet: Held): void {
    if (timestampDelta(this.#next!, packet.timestamp + packet.ticks) <= 0 && packet.noise === undefined) {
      this.late += 1;
      return;
    }
    const held = this.#held;
    let at = held.length;
    while (at > 0 && timestampDelta(packet.timestamp, held[at - 1]!.timestamp) > 0) at -= 1;
    if (at > 0 && held[at - 1]!.timestamp === packet.timestamp) return;
    held.splice(at, 0, packet);
    while (this.delayMs > MOST_HELD_MS && held.length > 1) {
      held.shift();
      this.#next = held[0]!.timestamp;
    }
  }

  /** Whether so many samples are there to be taken. */
  #fill(samples: number): boolean {
    while (this.#ready < samples) if (!this.#refill()) return false;
    return true;
  }

  /** Decodes, or makes up, what comes next; false when there is nothing to go by. */
  #refill(): boolean {
    const packet = this.#held[0];
    if (!packet) return false;
    let gap = timestampDelta(this.#next!, packet.timestamp);
    if (gap > 0) {
      // What was waited for has been covered already.
      const waited = Math.min(gap, this.#idle);
      this.#next = (this.#next! + waited) | 0;
      gap -= waited;
      this.#idle -= waited;
    }
    if (gap > 0) {
      const ticks = Math.min(gap, FRAME_MS * this.#ticksPerMs);
      this.#cover(Math.round((ticks / this.#ticksPerMs) * this.#perMs));
      this.#next = (this.#next! + ticks) | 0;
      return true;
    }
    this.#held.shift();
    this.#idle = 0;
    this.#noiseLevel = packet.noise;
    if (packet.noise === undefined) this.#decode(packet, -gap);
    return true;
  }

  /** @param over clock units at the packet's beginning that were played already */
  #decode(packet: Held, over: number): void {
    const decoded = this.#decoder.decode(packet.payload);
    if (!decoded) return;
    const samples = decoded.subarray(Math.round((over / this.#ticksPerMs) * this.#perMs));
    this.#concealer.heard(samples);
    this.#samples.set(samples, this.#ready);
    this.#ready += samples.length;
    this.#next = (packet.timestamp + packet.ticks) | 0;
  }

  /** So many samples for which nothing came. */
  #cover(count: number): void {
    const target = this.#samples.subarray(this.#ready, this.#ready + count);
    if (this.#noiseLevel === undefined) this.#concealer.conceal(target);
    else this.#noise.fill(target, this.#noiseLevel);
    if (!this.#concealer.silent && this.#noiseLevel === undefined) this.concealed += 1;
    this.#ready += count;
  }

  #take(): void {
    this.#samples.copyWithin(0, this.#frame, this.#ready);
    this.#ready -= this.#frame;
  }

  #pause(target: Int16Array): boolean {
    if (this.#noiseLevel === undefined) target.fill(0);
    else this.#noise.fill(target, this.#noiseLevel);
    return this.#noiseLevel !== undefined;
  }

  /** The voice pauses and the network has become worse: the pause is made longer by a frame. */
  #stretch(): boolean {
    if (this.#level >= (this.#wantedFrames - 1) * FRAME_MS - SLACK_MS) return false;
    if (!this.#fill(this.#frame) || !this.#quiet) return false;
    this.#level += FRAME_MS;
    return true;
  }

  /** More is held than is needed: a quiet frame is left out, after long waiting any, melted into the one behind it. */
  #shrink(): void {
    if (this.#level <= this.#wantedFrames * FRAME_MS + SLACK_MS) {
      this.#tooLong = 0;
      return;
    }
    this.#tooLong += 1;
    if (!this.#fill(2 * this.#frame) || (this.#tooLong < PATIENCE && !this.#quiet)) return;
    const samples = this.#samples;
    for (let i = 0; i < this.#frame; i += 1) {
      const share = i / this.#frame;
      samples[this.#frame + i] = samples[i]! * (1 - share) + samples[this.#frame + i]! * share;
    }
    this.#take();
    this.#level -= FRAME_MS;
    this.#tooLong = 0;
  }

  /** The frame that comes next is one that nobody would miss. */
  get #quiet(): boolean {
    let sum = 0;
    for (let i = 0; i < this.#frame; i += 1) sum += this.#samples[i]! * this.#samples[i]!;
    return sum < QUIET * this.#frame;
  }
}
