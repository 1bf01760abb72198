import { type DetectedDigit, DigitDetector } from "@patchbay/media/digit-detector";
import { decodeG711, type Law, PCMA, PCMU } from "@patchbay/rtp/g711";
import { JitterBuffer } from "@patchbay/rtp/jitter-buffer";
import { ReceiveStatistics } from "@patchbay/rtp/receive-statistics";
import { parseRtp, type RtpPacket } from "@patchbay/rtp/rtp-packet";
import type { Counters } from "./counters.ts";
import { FRAME } from "./leg-output.ts";

/** Payload types this leg understands, from the last offer and answer. */
export interface InputFormats {
  readonly law: Law;
  readonly payloadType: number;
  readonly eventPayloadTypes: readonly number[];
}

export interface InputListener {
  first(): void;
  digit(digit: DetectedDigit): void;
  /** An audio packet in the leg's law, as it came. */
  audio(packet: RtpPacket): void;
}

/** Comfort noise (RFC 3389): an agreed pause, nothing to play. */
const COMFORT_NOISE = 13;
/** Longest packet taken: 60 ms are asked for, more than 300 ms is no speech. */
const MAX_SAMPLES = 2_400;
const scratch = new Int16Array(MAX_SAMPLES);

/** What one party says: its packets judged, counted, turned into digits and, where somebody needs them, samples. */
export class LegInput {
  readonly #counters: Counters;
  readonly #listener: InputListener;
  readonly #detector = new DigitDetector();
  #formats: InputFormats | undefined;
  #buffer: JitterBuffer | undefined;
  #ssrc: number | undefined;
  #connected = false;
  readonly statistics = new ReceiveStatistics();
  /** Samples of this frame of the call; silence unless `listening`. */
  readonly said = new Int16Array(FRAME);
  #saidIsSilence = true;
  lastAt = 0;

  constructor(counters: Counters, listener: InputListener) {
    this.#counters = counters;
    this.#listener = listener;
  }

  configure(formats: InputFormats): void {
    this.#formats = formats;
  }

  /** Samples are decoded and buffered only while somebody mixes or records them. */
  set listening(listening: boolean) {
    if (listening === (this.#buffer !== undefined)) return;
    this.#buffer = listening ? new JitterBuffer() : undefined;
    this.said.fill(0);
    this.#saidIsSilence = true;
  }

  get ssrc(): number | undefined {
    return this.#ssrc;
  }

  push(bytes: Uint8Array, at: number): void {
    const packet = parseRtp(bytes);
    const formats = this.#formats;
    if (!packet || !formats) {
      this.#counters.ignore("junk");
      return;
    }
    const { payloadType } = packet;
    const isEvent = formats.eventPayloadTypes.includes(payloadType);
    const law = payloadType === formats.payloadType ? formats.law : staticLaw(payloadType);
    if (!isEvent && !law) {
      if (payloadType !== COMFORT_NOISE) this.#counters.ignore("payload-type");
      return;
    }
    this.#arrived(packet, at, isEvent);
    if (isEvent) this.#report(this.#detector.push(packet.payload, packet.timestamp, at));
    else if (law) this.#audio(packet, law, law === formats.law);
  }

  /** Once per frame: moves `said` on, and notices digits whose end was lost. */
  advance(at: number): void {
    if (this.#detector.isPressed) this.#report(this.#detector.time(at));
    if (!this.#buffer) return;
    const heard = this.#buffer.pull(this.said);
    this.#saidIsSilence = !heard;
  }

  get isSilent(): boolean {
    return this.#saidIsSilence;
  }

  #arrived(packet: RtpPacket, at: number, isEvent: boolean): void {
    if (this.#ssrc !== packet.ssrc) {
      this.#ssrc = packet.ssrc;
      this.#detector.reset();
      this.#buffer?.reset();
    }
    this.lastAt = at;
    this.statistics.received(packet.sequence, Math.round(at * 8), isEvent ? undefined : packet.timestamp);
    if (!this.#connected) {
      this.#connected = true;
      this.#listener.first();
    }
  }

  #audio(packet: RtpPacket, law: Law, agreed: boolean): void {
    if (packet.payload.length === 0 || packet.payload.length > MAX_SAMPLES) {
      this.#counters.ignore("junk");
      return;
    }
    if (agreed) this.#listener.audio(packet);
    if (!this.#buffer) return;
    const samples = scratch.subarray(0, packet.payload.length);
    decodeG711(law, packet.payload, samples);
    this.#buffer.push(packet.timestamp, samples);
  }

  #report(digits: readonly DetectedDigit[]): void {
    for (const digit of digits) this.#listener.digit(digit);
  }
}

/** Payload types 0 and 8 mean the same in every session (RFC 3551 §6); some senders change between them. */
function staticLaw(payloadType: number): Law | undefined {
  if (payloadType === 0) return PCMU;
  return payloadType === 8 ? PCMA : undefined;
}
