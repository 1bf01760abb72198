import type { PacketListener, PacketSocket, PacketSockets, Peer } from "./packet-sockets.ts";

/** How IPv4 parties look to an IPv6 socket (RFC 4291 §2.5.5.2). */
const MAPPED = "::ffff:";

/** IPv6 sockets that serve IPv4 parties too, who keep their own addresses towards everybody else. */
export class DualStackSockets implements PacketSockets {
  readonly kind: PacketSockets["kind"];
  readonly #sockets: PacketSockets;

  /** @param sockets bound to `::` */
  constructor(sockets: PacketSockets) {
    this.kind = sockets.kind;
    this.#sockets = sockets;
  }

  async openAt(port: number, listener: PacketListener): Promise<PacketSocket | undefined> {
    const socket = await this.#sockets.openAt(port, (bytes, from) => listener(bytes, unmapped(from)));
    if (!socket) return undefined;
    return {
      port: socket.port,
      attach: (peer) => socket.attach(mapped(peer)),
      detach: () => socket.detach(),
      send: (packet, length, to) => socket.send(packet, length, mapped(to)),
      close: () => socket.close(),
    };
  }

  receive(): void {
    this.#sockets.receive();
  }

  flush(): void {
    this.#sockets.flush();
  }
}

function mapped({ address, port }: Peer): Peer {
  return { address: address.includes(":") ? address : MAPPED + address, port };
}

function unmapped(peer: Peer): Peer {
  const { address, port } = peer;
  return address.startsWith(MAPPED) ? { address: address.slice(MAPPED.length), port } : peer;
}
