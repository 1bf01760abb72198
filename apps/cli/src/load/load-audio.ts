import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { DigitSender } from "@patchbay/media/digit-sender";
import { pcmu } from "@patchbay/rtp/audio-codec";
import { agreeAudio } from "@patchbay/rtp/negotiate";
import { RTP_HEADER, writeRtpHeader } from "@patchbay/rtp/rtp-packet";
import { parseSdp } from "@patchbay/rtp/sdp";
import { writeOffer } from "@patchbay/rtp/sdp-write";
import { addSequence, addTimestamp } from "@patchbay/rtp/sequence";
import type { CallAudio } from "../phone/call-audio.ts";
import { Ticker } from "../phone/ticker.ts";
import { GapMeter } from "./gap-meter.ts";

const ticker = new Ticker();
const EVENTS = 101;
/** µ-law silence: the generator's own cost must stay small. */
const SILENCE = new Uint8Array(160).fill(0xff);
let nextSsrc = 1;

/** Audio of a load generator's call: sends 50 packets a second, measures what arrives, keeps nothing. */
export class LoadAudio implements CallAudio {
  readonly meter = new GapMeter();
  readonly heard = new Int16Array();
  readonly digits = "";
  readonly #socket: Socket;
  readonly #address: string;
  readonly #ssrc = nextSsrc++;
  readonly #digits = new DigitSender();
  #sequence = 0;
  #timestamp = 0;
  #digitTimestamp = 0;
  #stop: (() => void) | undefined;

  private constructor(socket: Socket, address: string) {
    this.#socket = socket;
    this.#address = address;
    // A packet to a port that has just closed comes back as an error of the next read: the call is over, nothing is wrong.
    socket.on("error", () => undefined);
  }

  static async open(address: string): Promise<LoadAudio> {
    const socket = createSocket("udp4");
    socket.bind(0, address);
    await once(socket, "listening");
    return new LoadAudio(socket, address);
  }

  offer(): string {
    return writeOffer({
      sessionId: this.#ssrc,
      version: 1,
      address: this.#address,
      port: this.#socket.address().port,
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
    const { address, port } = agreed.value.remote;
    this.#socket.connect(port, address, () => {
      this.#socket.on("message", () => this.meter.arrived(performance.now()));
      this.#stop = ticker.add(() => this.#tick());
    });
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
    this.#stop?.();
    this.#stop = undefined;
    this.#socket.close();
  }

  #tick(): void {
    if (!this.#stop) return;
    const timestamp = this.#timestamp;
    this.#timestamp = addTimestamp(timestamp, 160);
    const slot = this.#digits.next();
    if (slot === "pause") return;
    if (slot?.begins) this.#digitTimestamp = timestamp;
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
    this.#socket.send(packet);
  }
}
