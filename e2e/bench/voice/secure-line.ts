import { randomBytes } from "node:crypto";
import type { PacketSocket, Peer } from "@patchbay/adapter-packets/packet-sockets";
import { parseSdp } from "@patchbay/rtp/sdp";
import { HmacSha1 } from "@patchbay/rtp/sha1";
import { SRTP_TAG, SrtpReceiver, SrtpSender } from "@patchbay/rtp/srtp";
import { isStun, writeBindingRequest } from "@patchbay/rtp/stun";
import { DtlsClient, ProtectionProfileAes128CmHmacSha1_80, type Transport } from "werift";
import type { LoadLines } from "../../../apps/cli/src/load/load-lines.ts";
import { type DtlsCertificate, makeCertificate } from "../../../apps/media/src/dtls-certificate.ts";

/** All load legs are one browser, as far as their certificate goes. */
let certificate: Promise<DtlsCertificate> | undefined;

/** A browser's leg without the browser: ICE's controlling side, DTLS client, SRTP both ways. */
export class SecureLine {
  readonly #socket: PacketSocket;
  readonly #certificate: DtlsCertificate;
  readonly #heard: (packet: Buffer) => void;
  readonly #ufrag = randomBytes(4).toString("hex");
  #remote: Peer | undefined;
  #dtls: ((record: Buffer) => void) | undefined;
  #sender: SrtpSender | undefined;
  #receiver: SrtpReceiver | undefined;

  static async open(lines: LoadLines, heard: (packet: Buffer) => void): Promise<SecureLine> {
    certificate ??= makeCertificate();
    const ours = await certificate;
    let take = (_packet: Buffer): void => {};
    const socket = await lines.open((packet) => take(packet));
    const line = new SecureLine(socket, ours, heard);
    take = (packet) => line.#take(packet);
    return line;
  }

  private constructor(socket: PacketSocket, ours: DtlsCertificate, heard: (packet: Buffer) => void) {
    this.#socket = socket;
    this.#certificate = ours;
    this.#heard = heard;
  }

  offer(): string {
    const { algorithm, value } = this.#certificate.fingerprint;
    return [
      "v=0",
      "o=- 1 1 IN IP4 127.0.0.1",
      "s=-",
      "t=0 0",
      "a=group:BUNDLE 0",
      `m=audio ${this.#socket.port} UDP/TLS/RTP/SAVPF 8`,
      "c=IN IP4 127.0.0.1",
      "a=rtpmap:8 PCMA/8000",
      "a=mid:0",
      "a=rtcp-mux",
      "a=sendrecv",
      `a=ice-ufrag:${this.#ufrag}`,
      `a=ice-pwd:${randomBytes(12).toString("hex")}`,
      `a=fingerprint:${algorithm} ${value}`,
      "a=setup:actpass",
      `a=candidate:1 1 udp 2130706431 127.0.0.1 ${this.#socket.port} typ host`,
      "",
    ].join("\r\n");
  }

  /** Resolves when both sides have their keys. */
  async accept(answerSdp: string): Promise<void> {
    const description = parseSdp(answerSdp);
    const audio = description.ok ? description.value.media[0] : undefined;
    const ufrag = /^a=ice-ufrag:(\S+)/m.exec(answerSdp)?.[1];
    const pwd = /^a=ice-pwd:(\S+)/m.exec(answerSdp)?.[1];
    if (!audio || !ufrag || !pwd) throw new Error("the answer is none of a browser's leg");
    this.#remote = { address: "127.0.0.1", port: audio.port };
    const check = writeBindingRequest(randomBytes(12), `${ufrag}:${this.#ufrag}`, new HmacSha1(Buffer.from(pwd)), true);
    this.#socket.send(check, check.length, this.#remote);
    await this.#shakeHands(this.#remote);
    this.#socket.attach(this.#remote);
  }

  /** One RTP packet, in a buffer with room for its tag. */
  send(packet: Buffer, length: number): void {
    if (this.#sender && this.#remote) this.#socket.send(packet, this.#sender.protect(packet, length), this.#remote);
  }

  async #shakeHands(remote: Peer): Promise<void> {
    const transport: Transport = {
      type: "udp",
      address: { address: "", family: "", port: 0 },
      closed: false,
      onData: () => {},
      send: async (record) => this.#socket.send(Buffer.from(record), record.length, remote),
      close: async () => {},
    };
    this.#dtls = (record) => transport.onData(Buffer.from(record), [remote.address, remote.port]);
    const { certPem: cert, keyPem: key, signatureHash } = this.#certificate;
    const client = new DtlsClient({
      ...{ transport, cert, key },
      signatureHash: signatureHash as never,
      extendedMasterSecret: true,
      srtpProfiles: [ProtectionProfileAes128CmHmacSha1_80],
    });
    const connected = new Promise<void>((resolve) => client.onConnect.subscribe(() => resolve()));
    await client.connect();
    await connected;
    const keys = client.extractSessionKeys(16, 14);
    this.#sender = new SrtpSender({ key: keys.localKey, salt: keys.localSalt });
    this.#receiver = new SrtpReceiver({ key: keys.remoteKey, salt: keys.remoteSalt });
    this.#dtls = undefined;
  }

  #take(packet: Buffer): void {
    if (isStun(packet)) return;
    if ((packet[0] ?? 0) < 64) {
      this.#dtls?.(packet);
      return;
    }
    // Its own reports are not audio (RFC 5761 §4).
    const type = (packet[1] ?? 0) & 0x7f;
    if (type >= 64 && type < 96) return;
    const length = this.#receiver?.unprotect(packet);
    if (length !== undefined) this.#heard(packet);
  }
}

/** Room that a packet of this many octets needs. */
export function withTag(length: number): Buffer {
  return Buffer.alloc(length + SRTP_TAG);
}
