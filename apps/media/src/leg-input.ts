import { type DetectedDigit, DigitDetector } from "@patchbay/media/digit-detector";
import { Doubler, Halver } from "@patchbay/media/rate-change";
import { ToneDigitDetector } from "@patchbay/media/tone-digit-detector";
import { type AudioCodec, pcma, pcmu } from "@patchbay/rtp/audio-codec";
import { COMFORT_NOISE } from "@patchbay/rtp/comfort-noise";
import { JitterBuffer } from "@patchbay/rtp/jitter-buffer";
import { ReceiveStatistics } from "@patchbay/rtp/receive-statistics";
import { parseRtp, type RtpPacket } from "@patchbay/rtp/rtp-packet";
import type { Counters } from "./counters.ts";
import { FRAME, WIDE_FRAME } from "./leg-output.ts";

/** Payload types this leg understands, from the last offer and answer. */
export interface InputFormats {
  readonly codec: AudioCodec;
  readonly payloadType: number;
  readonly eventPayloadTypes: readonly number[];
  /** Clock of the events; undefined when the party has none: then its keys are heard in its voice band. */
  readonly eventClock: number | undefined;
}

export interface InputListener {
  first(): void;
  digit(digit: DetectedDigit): void;
  /** An audio packet in the leg's codec, as it came, and how many clock units it lasts. */
  audio(packet: RtpPacket, ticks: number): void;
}

/** What one party says: its packets judged, counted, turned into keys and, where somebody needs them, samples. */
export class LegInput {
  readonly #counters: Counters;
  readonly #listener: InputListener;
  #detector = new DigitDetector();
  #tones: ToneDigitDetector | undefined;
  #formats: InputFormats | undefined;
  #buffer: JitterBuffer | undefined;
  #codec: AudioCodec = pcma;
  #ssrc: number | undefined;
  #connected = false;
  #wanted = false;
  readonly statistics = new ReceiveStatistics();
  /** Samples of this frame of the call at 8 kHz; silence unless `listening`. */
  readonly said = new Int16Array(FRAME);
  readonly #wide = new Int16Array(WIDE_FRAME);
  #down: Halver | undefined;
  #up: Doubler | undefined;
  #wideIsStale = true;
  #saidIsSilence = true;
  lastAt = 0;

  constructor(counters: Counters, listener: InputListener) {
    this.#counters = counters;
    this.#listener = listener;
  }

  configure(formats: InputFormats): void {
    const before = this.#formats;
    this.#formats = formats;
    if (!before || formats.eventClock !== before.eventClock) {
      this.#detector = new DigitDetector(formats.eventClock);
      this.#tones = formats.eventClock === undefined ? new ToneDigitDetector() : undefined;
    }
    if (formats.codec !== before?.codec) this.#use(formats.codec);
    this.#listen();
  }

  /** Samples are decoded and buffered only while somebody mixes or records them, or keys are looked for in them. */
  set listening(listening: boolean) {
    this.#wanted = listening;
    this.#listen();
  }

  /** Samples of this frame at 16 kHz. */
  get wide(): Int16Array {
    if (this.#codec.rate === 8_000 && this.#wideIsStale) {
      this.#up ??= new Doubler(FRAME);
      this.#up.push(this.said, this.#wide);
      this.#wideIsStale = false;
    }
    return this.#wide;
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
    const codec = payloadType === formats.payloadType ? formats.codec : staticCodec(payloadType);
    const isNoise = payloadType === COMFORT_NOISE;
    if (!isEvent && !codec && !isNoise) {
      this.#counters.ignore("payload-type");
      return;
    }
    // Comfort noise too: a party that pauses is neither silent nor has it lost what it did not send.
    this.#arrived(packet, at, isEvent || isNoise);
    if (isNoise) this.#buffer?.pushNoise(packet.timestamp, packet.payload);
    else if (isEvent) this.#report(this.#detector.push(packet.payload, packet.timestamp, at));
    else if (codec) this.#audio(packet, codec, at);
  }

  /** Once per frame: moves `said` on, and notices digits whose end was lost. */
  advance(at: number): void {
    if (this.#detector.isPressed) this.#report(this.#detector.time(at));
    if (!this.#buffer) return;
    this.#wideIsStale = true;
    if (this.#down) {
      this.#saidIsSilence = !this.#buffer.pull(this.#wide);
      this.#down.push(this.#wide, this.said);
    } else this.#saidIsSilence = !this.#buffer.pull(this.said);
    if (this.#tones) this.#report(this.#tones.push(this.said));
  }

  /** Clock units of RTP per millisecond. */
  get ticksPerMs(): number {
    return this.#codec.format.clock / 1_000;
  }

  get isSilent(): boolean {
    return this.#saidIsSilence;
  }

  #arrived(packet: RtpPacket, at: number, untimed: boolean): void {
    if (this.#ssrc !== packet.ssrc) {
      this.#ssrc = packet.ssrc;
      this.#detector.reset();
      this.#buffer?.reset();
    }
    this.lastAt = at;
    this.statistics.received(packet.sequence, Math.round(at * this.ticksPerMs), untimed ? undefined : packet.timestamp);
    if (!this.#connected) {
      this.#connected = true;
      this.#listener.first();
    }
  }

  #audio(packet: RtpPacket, codec: AudioCodec, at: number): void {
    const ticks = codec.ticks(packet.payload);
    if (ticks === 0) {
      this.#counters.ignore("junk");
      return;
    }
    if (codec === this.#formats?.codec) this.#listener.audio(packet, ticks);
    if (!this.#buffer) return;
    if (codec !== this.#codec) this.#use(codec);
    this.#buffer.push(packet.timestamp, packet.payload, at);
  }

  /** The party speaks this codec from now on. */
  #use(codec: AudioCodec): void {
    this.#codec = codec;
    this.#down = codec.rate === 8_000 ? undefined : new Halver(WIDE_FRAME);
    if (this.#buffer) this.#buffer = new JitterBuffer(codec);
  }

  #listen(): void {
    const listening = this.#wanted || this.#tones !== undefined;
    if (listening === (this.#buffer !== undefined)) return;
    this.#buffer = listening ? new JitterBuffer(this.#codec) : undefined;
    this.said.fill(0);
    this.#wide.fill(0);
    this.#saidIsSilence = true;
  }

  #report(digits: readonly DetectedDigit[]): void {
    for (const digit of digits) this.#listener.digit(digit);
  }
}

/** Payload types 0 and 8 mean the same in every session (RFC 3551 §6); some senders change between them. */
function staticCodec(payloadType: number): AudioCodec | undefined {
  if (payloadType === pcmu.format.payloadType) return pcmu;
  return payloadType === pcma.format.payloadType ? pcma : undefined;
}
