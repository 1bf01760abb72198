import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { RtpEndpoint } from "@patchbay/media/endpoint";
import { toneOverRestDb, tonePower } from "@patchbay/media/goertzel";
import { tone } from "@patchbay/media/tone";
import type { TestParty } from "@patchbay/ports/media.contract";
import { type Law, PCMA } from "@patchbay/rtp/g711";
import { parseSdp } from "@patchbay/rtp/sdp";

/** Long enough to fill the jitter buffers on the way anew, and then a window to measure in. */
const SETTLE_MS = 160;
const WINDOW_MS = 400;

/** A telephone on a UDP socket: speaks every 20 ms, keeps what it hears. */
export class UdpParty implements TestParty {
  readonly socket: Socket;
  readonly endpoint: RtpEndpoint;
  readonly #law: Law;
  #remote: { readonly address: string; readonly port: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #muted = false;

  static async open(law: Law = PCMA): Promise<UdpParty> {
    const socket = createSocket("udp4");
    socket.bind(0, "127.0.0.1");
    await once(socket, "listening");
    return new UdpParty(socket, law);
  }

  private constructor(socket: Socket, law: Law) {
    this.socket = socket;
    this.#law = law;
    this.endpoint = new RtpEndpoint({ law, ssrc: Math.floor(Math.random() * 2 ** 32) });
    socket.on("message", (bytes) => this.endpoint.receive(bytes));
  }

  offerSdp(direction = "sendrecv"): string {
    const { port } = this.socket.address();
    return [
      "v=0",
      `o=- ${port} 1 IN IP4 127.0.0.1`,
      "s=-",
      "c=IN IP4 127.0.0.1",
      "t=0 0",
      `m=audio ${port} RTP/AVP ${this.#law.name === "PCMU" ? 0 : 8} 101`,
      "a=rtpmap:101 telephone-event/8000",
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
    let next = performance.now();
    this.#timer ??= setInterval(() => {
      for (; next <= performance.now(); next += 20) this.#tick();
    }, 5);
  }

  say(hertz: number): void {
    // One second holds whole periods of every whole frequency, so the loop has no seam.
    this.endpoint.say(tone([hertz], 1_000), true);
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
    return tonePower(samples, hertz) > 10_000 && toneOverRestDb(samples, hertz) > -10;
  }

  /** What arrives in the next moment. */
  async listen(millis = WINDOW_MS): Promise<Int16Array> {
    await pause(SETTLE_MS);
    this.endpoint.forget();
    await pause(millis + 40);
    return this.endpoint.heard.subarray(0, millis * 8);
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
    if (packet && this.#remote && !this.#muted) this.socket.send(packet, this.#remote.port, this.#remote.address);
  }
}

export function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
