import { isIP } from "node:net";
import type { PacketSocket, Peer } from "@patchbay/adapter-packets/packet-sockets";
import { SourceLock } from "@patchbay/media/source-lock";
import type { AgreedAudio } from "@patchbay/rtp/negotiate";
import { isRtcp, readUint32, rtpHeaderLength } from "@patchbay/rtp/rtp-packet";
import { type SdesCrypto, tagLength } from "@patchbay/rtp/sdes";
import { SrtpReceiver, SrtpSender } from "@patchbay/rtp/srtp";
import type { Counters } from "./counters.ts";
import type { LegReceiver, LegTransport } from "./leg-transport.ts";
import type { TransportTools } from "./transport-tools.ts";

/** RTP as trunks speak it: in the clear, or encrypted with keys from SDP (RFC 4568). */
export class PlainTransport implements LegTransport {
  readonly port: number;
  readonly #socket: PacketSocket;
  readonly #counters: Counters;
  readonly #receiver: LegReceiver;
  readonly #lock = new SourceLock();
  #announced: Peer | undefined;
  #attached: Peer | undefined;
  #rtcpMux = false;
  #sender: SrtpSender | undefined;
  #decrypter: SrtpReceiver | undefined;
  #theirKeys = "";

  /** Undefined when no port is free. */
  static async open(tools: TransportTools): Promise<PlainTransport | undefined> {
    let transport: PlainTransport | undefined;
    const socket = await tools.ports.open((bytes, from) => transport?.handle(bytes, from));
    if (!socket) return undefined;
    transport = new PlainTransport(socket, tools.counters, tools.receiver);
    return transport;
  }

  private constructor(socket: PacketSocket, counters: Counters, receiver: LegReceiver) {
    this.port = socket.port;
    this.#socket = socket;
    this.#counters = counters;
    this.#receiver = receiver;
  }

  /** Where the party's SDP wants its packets. A host name is not resolved: the party's own packets then show the way. */
  connect({ remote, rtcpMux }: Pick<AgreedAudio, "remote" | "rtcpMux">): void {
    this.#rtcpMux = rtcpMux;
    if (isIP(remote.address) === 0 || remote.address === "0.0.0.0") {
      this.#announced = undefined;
      return;
    }
    this.#announced = remote;
    this.#lock.expect(remote.address, remote.port);
    if (!this.#lock.remote) this.#detach();
  }

  /** From now on both sides encrypt. A re-offer with the same keys goes on where the streams are. */
  encrypt(ours: SdesCrypto, theirs: SdesCrypto): void {
    this.#sender ??= new SrtpSender(ours.keys, tagLength(ours.suite));
    const keys = [...theirs.keys.key, ...theirs.keys.salt].join();
    if (keys === this.#theirKeys) return;
    this.#theirKeys = keys;
    this.#decrypter = new SrtpReceiver(theirs.keys, tagLength(theirs.suite));
  }

  get ready(): boolean {
    return this.#remote !== undefined;
  }

  sendRtp(packet: Buffer, length: number): void {
    const remote = this.#remote;
    if (!remote) return;
    this.#counters.sent += 1;
    this.#socket.send(packet, this.#sender?.protect(packet, length) ?? length, remote);
  }

  sendRtcp(packet: Uint8Array): void {
    const remote = this.#remote;
    if (!remote || !this.#rtcpMux) return;
    const sent = this.#sender?.protectRtcp(packet) ?? packet;
    this.#socket.send(sent, sent.length, remote);
  }

  close(): void {
    this.#socket.close();
  }

  /** Once a second: a party that has fallen silent may have moved, and then speaks from elsewhere. */
  second(at: number): void {
    if (this.#attached && this.#lock.mayHaveMoved(at)) this.#detach();
  }

  handle(bytes: Buffer, from: Peer): void {
    this.#counters.received += 1;
    if (isRtcp(bytes)) {
      this.#rtcp(bytes, from);
      return;
    }
    if (rtpHeaderLength(bytes) === undefined) {
      this.#counters.ignore("junk");
      return;
    }
    // What is forged must not even move the lock.
    const length = this.#decrypter ? this.#decrypter.unprotect(bytes) : bytes.length;
    if (length === undefined) {
      this.#counters.ignore("forged");
      return;
    }
    const sequence = (bytes[2]! << 8) | bytes[3]!;
    const verdict = this.#lock.judge(from.address, from.port, readUint32(bytes, 8), sequence, performance.now());
    if (verdict !== "accepted") {
      this.#counters.ignore(verdict);
      return;
    }
    this.#attach();
    this.#receiver.rtp(bytes.subarray(0, length));
  }

  #rtcp(bytes: Buffer, from: Peer): void {
    if (this.#remote?.address !== from.address) {
      this.#counters.ignore("wrong-source");
      return;
    }
    const plain = this.#decrypter ? this.#decrypter.unprotectRtcp(bytes) : bytes;
    if (plain) this.#receiver.rtcp(plain);
    else this.#counters.ignore("forged");
  }

  get #remote(): Peer | undefined {
    return this.#lock.remote ?? this.#announced;
  }

  /** Once the party is known the system drops everybody else's packets before they cost us anything. */
  #attach(): void {
    const { remote } = this.#lock;
    if (remote === this.#attached || !remote) return;
    this.#attached = remote;
    this.#socket.attach(remote);
  }

  #detach(): void {
    if (this.#attached) this.#socket.detach();
    this.#attached = undefined;
  }
}
