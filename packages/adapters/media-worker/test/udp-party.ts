import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { RtpEndpoint } from "@patchbay/media/endpoint";
import { toneOverRestDb, tonePower } from "@patchbay/media/goertzel";
import { tone } from "@patchbay/media/tone";
import type { TestParty } from "@patchbay/ports/media.contract";
import { type AudioCodec, pcma } from "@patchbay/rtp/audio-codec";
import { type SdesCrypto, writeSdes } from "@patchbay/rtp/sdes";
import { parseSdp } from "@patchbay/rtp/sdp";
import { SRTP_TAG, SrtpReceiver, SrtpSender } from "@patchbay/rtp/srtp";

/** Long enough to fill the jitter buffers on the way anew, and then a window to measure in. */
const SETTLE_MS = 160;
const WINDOW_MS = 400;

/** What a party is capable of, beside its codec. */
export interface PartyOptions {
  /** No telephone-event: its keys are tones. */
  readonly withoutEvents?: boolean;
  readonly comfortNoise?: boolean;
  /** RTP/SAVP with these keys of its own. */
  readonly crypto?: SdesCrypto;
  readonly address?: string;
}

/** A telephone on a UDP socket: speaks every 20 ms, keeps what it hears. */
export class UdpParty implements TestParty {
  readonly socket: Socket;
  readonly endpoint: RtpEndpoint;
  readonly #codec: AudioCodec;
  readonly #options: PartyOptions;
  readonly #address: string;
  #sender: SrtpSender | undefined;
  #receiver: SrtpReceiver | undefined;
  #remote: { readonly address: string; readonly port: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #muted = false;

  static async open(codec: AudioCodec = pcma, options: PartyOptions = {}): Promise<UdpParty> {
    const address = options.address ?? "127.0.0.1";
    const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
    socket.bind(0, address);
    await once(socket, "listening");
    return new UdpParty(socket, codec, options);
  }

  private constructor(socket: Socket, codec: AudioCodec, options: PartyOptions) {
    this.socket = socket;
    this.#codec = codec;
    this.#options = options;
    this.#address = options.address ?? "127.0.0.1";
    this.endpoint = new RtpEndpoint({ codec, ssrc: Math.floor(Math.random() * 2 ** 32) });
    if (options.crypto) this.#sender = new SrtpSender(options.crypto.keys);
    socket.on("message", (bytes) => {
      const length = this.#receiver ? this.#receiver.unprotect(bytes) : bytes.length;
      if (length !== undefined) this.endpoint.receive(bytes.subarray(0, length));
    });
  }

  offerSdp(direction = "sendrecv"): string {
    const { port } = this.socket.address();
    const { payloadType, name, clock, channels } = this.#codec.format;
    const { withoutEvents, comfortNoise, crypto } = this.#options;
    const family = this.#address.includes(":") ? "IP6" : "IP4";
    return [
      "v=0",
      `o=- ${port} 1 IN ${family} ${this.#address}`,
      "s=-",
      `c=IN ${family} ${this.#address}`,
      "t=0 0",
      `m=audio ${port} ${crypto ? "RTP/SAVP" : "RTP/AVP"} ${payloadType}${comfortNoise ? " 13" : ""}${withoutEvents ? "" : " 101"}`,
      `a=rtpmap:${payloadType} ${name}/${clock}${channels ? `/${channels}` : ""}`,
      ...(withoutEvents ? [] : [`a=rtpmap:101 telephone-event/${clock}`]),
      ...(crypto ? [`a=${writeSdes(crypto)}`] : []),
      `a=${direction}`,
      "",
    ].join("\r\n");
  }

  answerTo(offerSdp: string): string {
    this.talkTo(offerSdp);
    return this.offerSdp();
  }

  talkTo(localSdp: string): void {
    const parsed = parseSdp(localSdp);
    const audio = parsed.ok ? parsed.value.media[0] : undefined;
    if (!audio?.address) throw new Error("this is no description of ours");
    this.#remote = { address: audio.address, port: audio.port };
    const [theirs] = audio.crypto;
    if (theirs) this.#receiver = new SrtpReceiver(theirs.keys);
    let next = performance.now();
    this.#timer ??= setInterval(() => {
      for (; next <= performance.now(); next += 20) this.#tick();
    }, 5);
  }

  say(hertz: number): void {
    // One second holds whole periods of every whole frequency, so the loop has no seam.
    this.sayTones([hertz]);
  }

  /** Sines together, at the codec's rate. */
  sayTones(hertz: readonly number[]): void {
    this.endpoint.say(tone(hertz, 1_000, -10, this.#codec.rate), true);
  }

  /** Sends nothing at all. */
  mute(muted: boolean): void {
    this.#muted = muted;
  }

  press(digits: string): void {
    this.endpoint.press(digits);
  }

  async hears(hertz: number): Promise<boolean> {
    const samples = await this.listen();
    // Among other tones it counts as heard when it carries a good part of the power; alone it is far above the rest.
    return tonePower(samples, hertz, this.rate) > 10_000 && toneOverRestDb(samples, hertz, this.rate) > -10;
  }

  /** What arrives in the next moment. */
  async listen(millis = WINDOW_MS): Promise<Int16Array> {
    await pause(SETTLE_MS);
    this.endpoint.forget();
    await pause(millis + 40);
    return this.endpoint.heard.subarray(0, (millis * this.rate) / 1_000);
  }

  /** Samples a second of what is heard. */
  get rate(): number {
    return this.#codec.rate;
  }

  digits(): string {
    return this.endpoint.digits.map(({ digit }) => digit).join("");
  }

  close(): void {
    clearInterval(this.#timer);
    this.socket.close();
  }

  #tick(): void {
    const packet = this.endpoint.tick();
    if (!packet || !this.#remote || this.#muted) return;
    const { port, address } = this.#remote;
    if (!this.#sender) {
      this.socket.send(packet, port, address);
      return;
    }
    const room = Buffer.alloc(packet.length + SRTP_TAG);
    room.set(packet);
    this.socket.send(room.subarray(0, this.#sender.protect(room, packet.length)), port, address);
  }
}

export function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
