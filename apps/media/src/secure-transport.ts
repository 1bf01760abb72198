import { randomBytes } from "node:crypto";
import type { PacketSocket, Peer } from "@patchbay/adapter-packets/packet-sockets";
import type { AgreedAudio } from "@patchbay/rtp/negotiate";
import { isRtcp } from "@patchbay/rtp/rtp-packet";
import type { Fingerprint } from "@patchbay/rtp/sdp";
import { SrtpReceiver, SrtpSender } from "@patchbay/rtp/srtp";
import { isStun } from "@patchbay/rtp/stun";
import type { Counters } from "./counters.ts";
import { DtlsAssociation } from "./dtls-association.ts";
import type { DtlsCertificate } from "./dtls-certificate.ts";
import { IceLite } from "./ice-lite.ts";
import type { LegReceiver, LegTransport } from "./leg-transport.ts";
import type { TransportTools } from "./transport-tools.ts";

/** ICE, DTLS and SRTP on one socket, as browsers speak it. We are the lite agent and the DTLS server. */
export class SecureTransport implements LegTransport {
  readonly port: number;
  readonly credentials: { readonly ufrag: string; readonly pwd: string; readonly fingerprint: Fingerprint };
  readonly #socket: PacketSocket;
  readonly #counters: Counters;
  readonly #receiver: LegReceiver;
  readonly #certificate: DtlsCertificate;
  readonly #ice: IceLite;
  #dtls: DtlsAssociation | undefined;
  #sender: SrtpSender | undefined;
  #decrypter: SrtpReceiver | undefined;
  #fingerprints: readonly Fingerprint[] = [];
  #closed = false;

  /** Undefined when no port is free. */
  static async open(tools: TransportTools): Promise<SecureTransport | undefined> {
    let transport: SecureTransport | undefined;
    const socket = await tools.ports.open((bytes, from) => transport?.handle(bytes, from));
    if (!socket) return undefined;
    transport = new SecureTransport(socket, tools);
    return transport;
  }

  private constructor(socket: PacketSocket, tools: TransportTools) {
    this.port = socket.port;
    this.#socket = socket;
    this.#counters = tools.counters;
    this.#receiver = tools.receiver;
    this.#certificate = tools.certificate;
    const ufrag = randomBytes(6).toString("hex");
    const pwd = randomBytes(18).toString("base64url");
    this.credentials = { ufrag, pwd, fingerprint: tools.certificate.fingerprint };
    this.#ice = new IceLite(ufrag, pwd);
  }

  /** The party's description. Another fingerprint is another peer (a reloaded page): it makes its own association. */
  connect({ ice, fingerprints }: Pick<AgreedAudio, "ice" | "fingerprints">): void {
    if (this.#fingerprints.length > 0 && !sameFingerprints(this.#fingerprints, fingerprints)) this.#forget();
    this.#fingerprints = fingerprints;
    if (ice) this.#ice.expect(ice.ufrag);
    this.#open();
  }

  get ready(): boolean {
    return this.#sender !== undefined && this.#ice.selected !== undefined;
  }

  sendRtp(packet: Buffer, length: number): void {
    const pair = this.#ice.selected;
    if (!this.#sender || !pair) return;
    this.#counters.sent += 1;
    this.#socket.send(packet, this.#sender.protect(packet, length), pair);
  }

  sendRtcp(packet: Uint8Array): void {
    const pair = this.#ice.selected;
    if (this.#sender && pair) this.#send(this.#sender.protectRtcp(packet), pair);
  }

  close(): void {
    this.#closed = true;
    this.#forget();
    this.#socket.close();
  }

  /** ICE finds a party that has moved. */
  second(): void {}

  handle(bytes: Buffer, from: Peer): void {
    this.#counters.received += 1;
    const first = bytes[0];
    if (isStun(bytes)) {
      const answer = this.#ice.answer(bytes, from.address, from.port);
      if (answer) this.#send(answer, from);
      else this.#counters.ignore("stun");
    } else if (first === undefined || !this.#ice.knows(from.address, from.port)) {
      this.#counters.ignore("wrong-source");
    } else if (first >= 20 && first <= 63) this.#handshake(bytes, from);
    else if (isRtcp(bytes)) this.#rtcp(bytes);
    else if (first >= 128 && first <= 191) this.#rtp(bytes);
    else this.#counters.ignore("junk");
  }

  #rtp(bytes: Buffer): void {
    const length = this.#decrypter?.unprotect(bytes);
    if (length === undefined) this.#counters.ignore("forged");
    else this.#receiver.rtp(bytes.subarray(0, length));
  }

  #rtcp(bytes: Buffer): void {
    const plain = this.#decrypter?.unprotectRtcp(bytes);
    if (plain) this.#receiver.rtcp(plain);
    else this.#counters.ignore("rtcp");
  }

  #handshake(bytes: Buffer, from: Peer): void {
    this.#dtls ??= new DtlsAssociation(this.#certificate, {
      send: (record) => {
        // Before a pair is nominated the handshake answers where the party's flight came from.
        const pair = this.#ice.selected ?? from;
        if (!this.#closed) this.#send(record, pair);
      },
      established: () => this.#open(),
      junk: () => this.#counters.ignore("dtls"),
    });
    // The handshake keeps what it is given, and the bytes are only lent.
    this.#dtls.receive(Buffer.from(bytes));
  }

  /**
   * Opens the media when both are there, in either order: the handshake's keys and the SDP's fingerprint (a browser
   * shakes hands before its answer has arrived through SIP). A certificate that does not match never speaks.
   */
  #open(): void {
    const peer = this.#dtls?.established;
    if (!peer || this.#sender || this.#fingerprints.length === 0) return;
    if (!peer.matches(this.#fingerprints)) {
      this.#counters.ignore("dtls");
      return;
    }
    this.#sender = new SrtpSender(peer.local);
    this.#decrypter = new SrtpReceiver(peer.remote);
  }

  #send(packet: Uint8Array, to: Peer): void {
    this.#socket.send(packet, packet.length, to);
  }

  #forget(): void {
    this.#dtls?.close();
    this.#dtls = undefined;
    this.#sender = undefined;
    this.#decrypter = undefined;
  }
}

function sameFingerprints(left: readonly Fingerprint[], right: readonly Fingerprint[]): boolean {
  return left.some((a) => right.some((b) => a.algorithm === b.algorithm && a.value === b.value));
}
