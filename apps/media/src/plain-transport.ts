import type { RemoteInfo, Socket } from "node:dgram";
import { isIP } from "node:net";
import { SourceLock } from "@patchbay/media/source-lock";
import type { AgreedAudio } from "@patchbay/rtp/negotiate";
import { isRtcp, readUint32, rtpHeaderLength } from "@patchbay/rtp/rtp-packet";
import type { Counters } from "./counters.ts";
import type { LegReceiver, LegTransport } from "./leg-transport.ts";
import type { TransportTools } from "./transport-tools.ts";

/** RTP in the clear, as trunks speak it. */
export class PlainTransport implements LegTransport {
  readonly port: number;
  readonly #socket: Socket;
  readonly #counters: Counters;
  readonly #receiver: LegReceiver;
  readonly #lock = new SourceLock();
  #announced: { readonly address: string; readonly port: number } | undefined;
  #rtcpMux = false;

  /** Undefined when no port is free. */
  static async open(tools: TransportTools): Promise<PlainTransport | undefined> {
    let transport: PlainTransport | undefined;
    const socket = await tools.sockets.open((bytes, from) => transport?.handle(bytes, from));
    if (!socket) return undefined;
    transport = new PlainTransport(socket, tools.counters, tools.receiver);
    return transport;
  }

  private constructor(socket: Socket, counters: Counters, receiver: LegReceiver) {
    this.port = socket.address().port;
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
  }

  get ready(): boolean {
    return this.#remote !== undefined;
  }

  sendRtp(packet: Buffer, length: number): void {
    const remote = this.#remote;
    if (!remote) return;
    this.#counters.sent += 1;
    this.#socket.send(packet, 0, length, remote.port, remote.address);
  }

  sendRtcp(packet: Uint8Array): void {
    const remote = this.#remote;
    if (remote && this.#rtcpMux) this.#socket.send(packet, remote.port, remote.address);
  }

  close(): void {
    this.#socket.close();
  }

  handle(bytes: Buffer, from: RemoteInfo): void {
    this.#counters.received += 1;
    if (isRtcp(bytes)) {
      const remote = this.#remote;
      if (remote?.address === from.address) this.#receiver.rtcp(bytes);
      else this.#counters.ignore("wrong-source");
      return;
    }
    if (rtpHeaderLength(bytes) === undefined) {
      this.#counters.ignore("junk");
      return;
    }
    const sequence = (bytes[2]! << 8) | bytes[3]!;
    const verdict = this.#lock.judge(from.address, from.port, readUint32(bytes, 8), sequence, performance.now());
    if (verdict === "accepted") this.#receiver.rtp(bytes);
    else this.#counters.ignore(verdict);
  }

  get #remote(): { readonly address: string; readonly port: number } | undefined {
    return this.#lock.remote ?? this.#announced;
  }
}
