import type { PacketSocket, Peer } from "@patchbay/adapter-packets/packet-sockets";
import { DigitSender } from "@patchbay/media/digit-sender";
import { pcmu } from "@patchbay/rtp/audio-codec";
import { agreeAudio } from "@patchbay/rtp/negotiate";
import { RTP_HEADER, rtpHeaderLength, writeRtpHeader } from "@patchbay/rtp/rtp-packet";
import { parseSdp } from "@patchbay/rtp/sdp";
import { writeOffer } from "@patchbay/rtp/sdp-write";
import { addSequence, addTimestamp } from "@patchbay/rtp/sequence";
import { decodeTelephoneEvent } from "@patchbay/rtp/telephone-event";
import type { CallAudio } from "../phone/call-audio.ts";
import { GapMeter } from "./gap-meter.ts";
import type { LoadLines } from "./load-lines.ts";

const EVENTS = 101;
/** µ-law silence: the generator's own cost must stay small. */
const SILENCE = new Uint8Array(160).fill(0xff);
let nextSsrc = 1;

/** Audio of a load generator's call: sends 50 packets a second, measures what arrives, keeps nothing. */
export class LoadAudio implements CallAudio {
  readonly meter = new GapMeter();
  readonly heard = new Int16Array();
  readonly digits = "";
  /** When the first packet went out that says that a key was let go: from then on the other side can react. */
  digitSentAt: number | undefined;
  readonly #lines: LoadLines;
  readonly #ssrc = nextSsrc++;
  readonly #digits = new DigitSender();
  #socket!: PacketSocket;
  #remote: Peer | undefined;
  #sequence = 0;
  #timestamp = 0;
  #digitTimestamp = 0;
  #silent: (() => void) | undefined;

  private constructor(lines: LoadLines) {
    this.#lines = lines;
  }

  static async open(lines: LoadLines): Promise<LoadAudio> {
    const audio = new LoadAudio(lines);
    audio.#socket = await lines.open((packet) => {
      if (rtpHeaderLength(packet)) audio.meter.arrived(performance.now(), packet.readUInt16BE(2));
    });
    return audio;
  }

  offer(): string {
    return writeOffer({
      sessionId: this.#ssrc,
      version: 1,
      address: this.#lines.address,
      port: this.#socket.port,
      formats: [pcmu.format, { payloadType: EVENTS, name: "TELEPHONE-EVENT", clock: 8_000, parameters: "0-15" }],
      direction: "sendrecv",
      rtcpMux: false,
      ssrc: this.#ssrc,
    });
  }

  accept(answerSdp: string): boolean {
    const description = parseSdp(answerSdp);
    const agreed = description.ok ? agreeAudio(description.value, [pcmu]) : description;
    if (!agreed.ok) return false;
    this.#remote = agreed.value.remote;
    this.#socket.attach(this.#remote);
    this.#silent = this.#lines.everyFrame(() => this.#speak());
    return true;
  }

  answer(): undefined {
    return undefined;
  }

  say(): void {}

  press(digits: string): void {
    this.#digits.enqueue(digits);
  }

  get packetsReceived(): number {
    return this.meter.packets;
  }

  close(): void {
    this.#silent?.();
    this.#socket.close();
  }

  #speak(): void {
    const timestamp = this.#timestamp;
    this.#timestamp = addTimestamp(timestamp, 160);
    const slot = this.#digits.next();
    if (slot === "pause" || !this.#remote) return;
    if (slot?.begins) this.#digitTimestamp = timestamp;
    if (slot && this.digitSentAt === undefined && decodeTelephoneEvent(slot.payload)?.end) {
      this.digitSentAt = performance.now();
    }
    const payload = slot ? slot.payload : SILENCE;
    // A new buffer each time: the kernel may still hold the last one.
    const packet = Buffer.allocUnsafe(RTP_HEADER + payload.length);
    writeRtpHeader(
      packet,
      slot ? EVENTS : pcmu.format.payloadType,
      slot?.begins ?? false,
      this.#sequence,
      slot ? this.#digitTimestamp : timestamp,
      this.#ssrc,
    );
    packet.set(payload, RTP_HEADER);
    this.#sequence = addSequence(this.#sequence, 1);
    this.#socket.send(packet, packet.length, this.#remote);
  }
}
