import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { RtpEndpoint } from "@patchbay/media/endpoint";
import { type AudioCodec, pcma, pcmu } from "@patchbay/rtp/audio-codec";
import { agreeAudio } from "@patchbay/rtp/negotiate";
import { parseSdp, type RtpFormat, type SdpDirection } from "@patchbay/rtp/sdp";
import { type LocalAudio, writeAnswer, writeOffer } from "@patchbay/rtp/sdp-write";
import type { CallAudio } from "./call-audio.ts";
import { Ticker } from "./ticker.ts";

const CODECS: readonly AudioCodec[] = [pcma, pcmu];
const EVENTS: RtpFormat = { payloadType: 101, name: "TELEPHONE-EVENT", clock: 8_000, parameters: "0-15" };

const ticker = new Ticker();
let nextSession = 1;

/** The audio of one call of a test phone: a UDP socket, its descriptions, and what is said and heard. */
export class PhoneAudio implements CallAudio {
  readonly #socket: Socket;
  readonly #address: string;
  readonly #sessionId = nextSession++;
  #version = 0;
  #codecs: readonly AudioCodec[];
  /** The other side's payload type for the one codec that is agreed. */
  #agreed: RtpFormat | undefined;
  #remote: { readonly address: string; readonly port: number } | undefined;
  #endpoint: RtpEndpoint | undefined;
  #direction: SdpDirection = "sendrecv";
  #stopTicking: (() => void) | undefined;
  #speech: { readonly samples: Int16Array; readonly loop: boolean } | undefined;
  #keys = "";

  private constructor(socket: Socket, address: string, codecs: readonly AudioCodec[]) {
    this.#socket = socket;
    this.#address = address;
    this.#codecs = codecs;
  }

  static async open(address: string, codec?: "PCMA" | "PCMU"): Promise<PhoneAudio> {
    const socket = createSocket("udp4");
    socket.bind(0, address);
    await once(socket, "listening");
    return new PhoneAudio(socket, address, codec ? CODECS.filter(({ name }) => name === codec) : CODECS);
  }

  offer(direction: SdpDirection = "sendrecv"): string {
    this.#direction = direction;
    return writeOffer(this.#local());
  }

  /** The other side's answer to our offer. False when it cannot be used. */
  accept(answerSdp: string): boolean {
    return this.#agree(answerSdp) !== undefined;
  }

  /** Our answer to the other side's offer; undefined when there is nothing in common. */
  answer(offerSdp: string): string | undefined {
    const offer = parseSdp(offerSdp);
    const agreed = this.#agree(offerSdp);
    if (!offer.ok || !agreed) return undefined;
    this.#direction = agreed.direction;
    return writeAnswer(this.#local(), offer.value, agreed.section);
  }

  say(samples: Int16Array, loop = false): void {
    this.#speech = { samples, loop };
    this.#endpoint?.say(samples, loop);
  }

  press(digits: string): void {
    this.#keys += digits;
    if (this.#endpoint) {
      this.#endpoint.press(this.#keys);
      this.#keys = "";
    }
  }

  /** 8 kHz samples, from the first agreement on. */
  get heard(): Int16Array {
    return this.#endpoint?.heard ?? new Int16Array();
  }

  get digits(): string {
    return this.#endpoint?.digits.map(({ digit }) => digit).join("") ?? "";
  }

  get speaking(): boolean {
    return this.#endpoint?.speaking ?? false;
  }

  get packetsReceived(): number {
    return this.#endpoint?.packetsReceived ?? 0;
  }

  close(): void {
    this.#stopTicking?.();
    this.#stopTicking = undefined;
    this.#socket.close();
  }

  #local(): LocalAudio {
    this.#version += 1;
    return {
      sessionId: this.#sessionId,
      version: this.#version,
      address: this.#address,
      port: this.#socket.address().port,
      formats: [...(this.#agreed ? [this.#agreed] : this.#codecs.map(({ format }) => format)), EVENTS],
      direction: this.#direction,
      rtcpMux: false,
      ssrc: this.#sessionId,
    };
  }

  #agree(sdp: string) {
    const description = parseSdp(sdp);
    if (!description.ok) return undefined;
    const agreed = agreeAudio(description.value, this.#codecs);
    if (!agreed.ok) return undefined;
    const { codec, format, events, remote } = agreed.value;
    this.#remote = remote.port > 0 && remote.address !== "0.0.0.0" ? remote : undefined;
    this.#codecs = [codec];
    this.#agreed = format;
    if (!this.#endpoint) this.#start(codec, format.payloadType, events?.payloadType ?? EVENTS.payloadType);
    return agreed.value;
  }

  #start(codec: AudioCodec, payloadType: number, eventPayloadType: number): void {
    const endpoint = new RtpEndpoint({
      codec,
      payloadType,
      eventPayloadType,
      ssrc: this.#sessionId,
    });
    this.#endpoint = endpoint;
    if (this.#speech) endpoint.say(this.#speech.samples, this.#speech.loop);
    this.press("");
    this.#socket.on("message", (datagram) => endpoint.receive(datagram));
    this.#stopTicking = ticker.add(() => {
      const packet = endpoint.tick();
      const sends = this.#direction === "sendrecv" || this.#direction === "sendonly";
      if (packet && this.#remote && sends) this.#socket.send(packet, this.#remote.port, this.#remote.address);
    });
  }
}
