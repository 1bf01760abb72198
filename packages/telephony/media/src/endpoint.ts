import { type AudioCodec, type AudioEncoder, pcma } from "@patchbay/rtp/audio-codec";
import { COMFORT_NOISE } from "@patchbay/rtp/comfort-noise";
import { JitterBuffer } from "@patchbay/rtp/jitter-buffer";
import { parseRtp, RTP_HEADER, writeRtpHeader } from "@patchbay/rtp/rtp-packet";
import { addSequence, addTimestamp } from "@patchbay/rtp/sequence";
import { type DetectedDigit, DigitDetector } from "./digit-detector.ts";
import { DigitSender } from "./digit-sender.ts";

export interface EndpointOptions {
  readonly codec?: AudioCodec;
  readonly payloadType?: number;
  readonly eventPayloadType?: number;
  /** Clock of the events, where it is not the codec's. */
  readonly eventClock?: number;
  readonly ssrc?: number;
  readonly sequence?: number;
  readonly timestamp?: number;
}

/**
 * One plain RTP party without sockets or clock: what a telephone does with its audio. Call `tick` every 20 ms and send
 * what it returns; hand every datagram to `receive`. `heard` and `digits` hold what came.
 */
export class RtpEndpoint {
  readonly codec: AudioCodec;
  readonly #encoder: AudioEncoder;
  /** Samples and clock units of 20 ms. */
  readonly #frameSize: number;
  readonly #ticksPerFrame: number;
  readonly #payloadType: number;
  readonly #eventPayloadType: number;
  readonly #ssrc: number;
  #sequence: number;
  #timestamp: number;
  #eventTimestamp = 0;
  #speech: Int16Array = new Int16Array();
  #speechAt = 0;
  #speechLoops = false;
  #fresh = true;
  readonly #digits = new DigitSender();
  readonly #detector: DigitDetector;
  readonly #buffer: JitterBuffer;
  readonly #heard: Int16Array[] = [];
  readonly digits: DetectedDigit[] = [];
  packetsReceived = 0;
  /** Comfort noise packets among what came. */
  noisePackets = 0;
  #ticks = 0;

  constructor(options: EndpointOptions = {}) {
    this.codec = options.codec ?? pcma;
    this.#encoder = this.codec.encoder();
    this.#frameSize = this.codec.rate / 50;
    this.#ticksPerFrame = this.codec.format.clock / 50;
    this.#buffer = new JitterBuffer(this.codec);
    const clock = options.eventClock ?? this.codec.format.clock;
    this.#detector = new DigitDetector(clock);
    this.#digits.clock = clock;
    this.#payloadType = options.payloadType ?? this.codec.format.payloadType;
    this.#eventPayloadType = options.eventPayloadType ?? 101;
    this.#ssrc = options.ssrc ?? 0x50425450;
    this.#sequence = options.sequence ?? 0;
    this.#timestamp = options.timestamp ?? 0;
  }

  /** Says these samples, at the codec's rate, from the next tick on, instead of what it was saying. */
  say(samples: Int16Array, loop = false): void {
    this.#speech = samples;
    this.#speechAt = 0;
    this.#speechLoops = loop;
  }

  /** Presses keys one after another (`w` waits half a second). */
  press(digits: string): void {
    this.#digits.enqueue(digits);
  }

  get speaking(): boolean {
    return this.#speechAt < this.#speech.length || this.#digits.busy;
  }

  /** The packet of this 20 ms, or undefined in the pause after a digit. Moves `heard` on by one frame. */
  tick(): Uint8Array | undefined {
    this.#listen();
    const slot = this.#digits.next();
    const timestamp = this.#timestamp;
    this.#timestamp = addTimestamp(timestamp, this.#ticksPerFrame);
    if (slot === "pause") {
      this.#fresh = true;
      return undefined;
    }
    if (slot) {
      if (slot.begins) this.#eventTimestamp = timestamp;
      return this.#packet(slot.payload, this.#eventPayloadType, slot.begins, this.#eventTimestamp);
    }
    const packet = this.#packet(this.#frame(), this.#payloadType, this.#fresh, timestamp);
    this.#fresh = false;
    return packet;
  }

  /** One datagram from the other side; anything that is no RTP of ours is ignored. */
  receive(datagram: Uint8Array): void {
    const packet = parseRtp(datagram);
    if (!packet) return;
    if (packet.payloadType === this.#eventPayloadType) {
      this.digits.push(...this.#detector.push(packet.payload, packet.timestamp, this.#ticks * 20));
    } else if (packet.payloadType === this.#payloadType) {
      this.packetsReceived += 1;
      this.#buffer.push(packet.timestamp, packet.payload, this.#ticks * 20);
    } else if (packet.payloadType === COMFORT_NOISE) {
      this.noisePackets += 1;
      this.#buffer.pushNoise(packet.timestamp, packet.payload);
    }
  }

  /** All that was heard, at the codec's rate, since the first tick, or since `forget`. */
  get heard(): Int16Array {
    const all = new Int16Array(this.#heard.length * this.#frameSize);
    this.#heard.forEach((frame, index) => {
      all.set(frame, index * this.#frameSize);
    });
    return all;
  }

  forget(): void {
    this.#heard.length = 0;
  }

  #listen(): void {
    this.#ticks += 1;
    const frame = new Int16Array(this.#frameSize);
    this.#buffer.pull(frame);
    this.#heard.push(frame);
    this.digits.push(...this.#detector.time(this.#ticks * 20));
  }

  #frame(): Uint8Array {
    if (this.#speechLoops && this.#speechAt >= this.#speech.length) this.#speechAt = 0;
    const frame = new Int16Array(this.#frameSize);
    frame.set(this.#speech.subarray(this.#speechAt, this.#speechAt + this.#frameSize));
    this.#speechAt += this.#frameSize;
    return this.#encoder.encode(frame);
  }

  #packet(payload: Uint8Array, payloadType: number, marker: boolean, timestamp: number): Uint8Array {
    const packet = new Uint8Array(RTP_HEADER + payload.length);
    writeRtpHeader(packet, payloadType, marker, this.#sequence, timestamp, this.#ssrc);
    packet.set(payload, RTP_HEADER);
    this.#sequence = addSequence(this.#sequence, 1);
    return packet;
  }
}
