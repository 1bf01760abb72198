import type { DigitFrame } from "@patchbay/media/digit-sender";
import { RTP_HEADER, type RtpPacket, writeRtpHeader } from "@patchbay/rtp/rtp-packet";
import { addSequence, addTimestamp, sequenceDelta, timestampDelta } from "@patchbay/rtp/sequence";
import { SRTP_TAG } from "@patchbay/rtp/srtp";
import type { LegTransport } from "./leg-transport.ts";

/** Samples of 20 ms as telephones have them, and as wideband codecs do. */
export const FRAME = 160;
export const WIDE_FRAME = 320;
/** A forwarded stream that runs further than ten frames from our clock is joined anew (drift, a jump of the sender). */
const MAX_DRIFT_FRAMES = 10;
const MAX_SEQUENCE_JUMP = 100;

/** A run of forwarded packets of one stream: their numbers, moved by constant steps, continue ours. */
interface Run {
  readonly ssrc: number;
  readonly first: number;
  readonly sequenceStep: number;
  readonly timestampStep: number;
  highest: number;
}

/**
 * The one RTP stream that the party receives: whatever its content (prompts, mixes, forwarded packets, digits), it has
 * one SSRC, gapless sequence numbers and timestamps that follow the clock.
 */
export class LegOutput {
  readonly ssrc: number;
  readonly #transport: () => LegTransport | undefined;
  #sequence: number;
  #clock: number;
  /** End of the last audio sent, in timestamps; never behind it. */
  #sentTo: number;
  #eventTimestamp = 0;
  #talkspurt = true;
  #run: Run | undefined;
  packets = 0;
  octets = 0;
  /** Clock units of 20 ms in the agreed codec. */
  frameTicks = FRAME;

  constructor(ssrc: number, sequence: number, timestamp: number, transport: () => LegTransport | undefined) {
    this.ssrc = ssrc;
    this.#sequence = sequence;
    this.#clock = timestamp;
    this.#sentTo = timestamp;
    this.#transport = transport;
  }

  /** RTP timestamp of now, for sender reports. */
  get timestamp(): number {
    return this.#clock;
  }

  /** Once per frame of real time, before anything of that frame is sent. */
  advance(frames = 1): void {
    this.#clock = addTimestamp(this.#clock, frames * this.frameTicks);
  }

  /** One frame made here. */
  audio(codes: Uint8Array, payloadType: number): void {
    this.#endRun();
    this.#frame(codes, payloadType, this.#talkspurt);
    this.#talkspurt = false;
  }

  /** From here on the party hears noise of this kind until the next frame (RFC 3389). */
  noise(payload: Uint8Array, payloadType: number): void {
    this.#endRun();
    this.#frame(payload, payloadType, false);
    this.#talkspurt = true;
  }

  #frame(payload: Uint8Array, payloadType: number, marker: boolean): void {
    this.#send(payload, payloadType, marker, this.#sequence, this.#clock);
    this.#sentTo = addTimestamp(this.#clock, this.frameTicks);
    this.#sequence = addSequence(this.#sequence, 1);
  }

  digit(frame: DigitFrame, payloadType: number): void {
    this.#endRun();
    if (frame.begins) this.#eventTimestamp = this.#clock;
    this.#send(frame.payload, payloadType, frame.begins, this.#sequence, this.#eventTimestamp);
    this.#sequence = addSequence(this.#sequence, 1);
    this.#sentTo = addTimestamp(this.#clock, this.frameTicks);
    this.#talkspurt = true;
  }

  /** A pause in what goes out: what comes next begins a talkspurt. */
  pause(): void {
    this.#endRun();
    this.#talkspurt = true;
  }

  /** Passes another party's packet of so many clock units on; loss and order of the original stay visible to the receiver. */
  forward(packet: RtpPacket, payloadType: number, ticks: number): void {
    let run = this.#run;
    let marker = packet.marker;
    if (!run || !this.#continues(run, packet)) {
      if (run) this.#endRun();
      run = {
        ssrc: packet.ssrc,
        first: packet.sequence,
        sequenceStep: sequenceDelta(packet.sequence, this.#sequence),
        timestampStep: timestampDelta(packet.timestamp, this.#clock),
        highest: packet.sequence,
      };
      this.#run = run;
      marker = true;
    }
    if (sequenceDelta(run.first, packet.sequence) < 0) return;
    const timestamp = addTimestamp(packet.timestamp, run.timestampStep);
    this.#send(packet.payload, payloadType, marker, addSequence(packet.sequence, run.sequenceStep), timestamp);
    if (sequenceDelta(run.highest, packet.sequence) > 0) run.highest = packet.sequence;
    const end = addTimestamp(timestamp, ticks);
    if (timestampDelta(this.#sentTo, end) > 0) this.#sentTo = end;
  }

  #continues(run: Run, packet: RtpPacket): boolean {
    if (run.ssrc !== packet.ssrc) return false;
    if (Math.abs(sequenceDelta(run.highest, packet.sequence)) > MAX_SEQUENCE_JUMP) return false;
    const drift = timestampDelta(this.#clock, addTimestamp(packet.timestamp, run.timestampStep));
    return Math.abs(drift) <= MAX_DRIFT_FRAMES * this.frameTicks;
  }

  #endRun(): void {
    if (this.#run) {
      this.#sequence = addSequence(this.#run.highest, this.#run.sequenceStep + 1);
      this.#run = undefined;
      this.#talkspurt = true;
    }
    // Time never runs backwards for the receiver: a forwarded stream may have been ahead of our clock.
    if (timestampDelta(this.#clock, this.#sentTo) > 0) this.#clock = this.#sentTo;
  }

  #send(payload: Uint8Array, payloadType: number, marker: boolean, sequence: number, timestamp: number): void {
    const transport = this.#transport();
    if (!transport?.ready) return;
    const length = RTP_HEADER + payload.length;
    // A fresh buffer for each packet: the socket may keep it until it can send.
    const packet = Buffer.allocUnsafe(length + SRTP_TAG);
    writeRtpHeader(packet, payloadType, marker, sequence, timestamp, this.ssrc);
    packet.set(payload, RTP_HEADER);
    transport.sendRtp(packet, length);
    this.packets += 1;
    this.octets += payload.length;
  }
}
