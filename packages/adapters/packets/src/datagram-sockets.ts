import { createSocket, type Socket } from "node:dgram";
import type { PacketListener, PacketSocket, PacketSockets, Peer } from "./packet-sockets.ts";

/** Packets by Node's own UDP sockets: each moves at once, at the price of one turn of JavaScript and libuv per packet. */
export class DatagramSockets implements PacketSockets {
  readonly kind = "datagram";
  readonly #bind: string;

  constructor(bind: string) {
    this.#bind = bind;
  }

  openAt(port: number, listener: PacketListener): Promise<PacketSocket | undefined> {
    const socket = createSocket({
      type: this.#bind.includes(":") ? "udp6" : "udp4",
      // Only addresses are sent to: the default look-up would cost a turn of the event loop per packet.
      lookup: (host, _options, found) => found(null, host, host.includes(":") ? 6 : 4),
    });
    return new Promise((resolve) => {
      socket.once("error", () => {
        socket.close();
        resolve(undefined);
      });
      socket.bind({ port, address: this.#bind }, () => {
        socket.removeAllListeners("error");
        // ICMP refusals and full buffers arrive here; a lost packet is all they mean.
        socket.on("error", () => {});
        socket.on("message", listener);
        resolve(new DatagramSocket(socket));
      });
    });
  }

  receive(): void {}

  flush(): void {}
}

class DatagramSocket implements PacketSocket {
  readonly port: number;
  readonly #socket: Socket;
  #attached = false;

  constructor(socket: Socket) {
    this.port = socket.address().port;
    this.#socket = socket;
  }

  /** A connected socket sends without looking its peer up anew: a third cheaper. */
  attach({ address, port }: Peer): void {
    if (this.#attached) this.detach();
    this.#socket.connect(port, address);
    this.#attached = true;
  }

  detach(): void {
    if (this.#attached) this.#socket.disconnect();
    this.#attached = false;
  }

  send(packet: Uint8Array, length: number, { address, port }: Peer): void {
    if (this.#attached) this.#socket.send(packet, 0, length);
    else this.#socket.send(packet, 0, length, port, address);
  }

  close(): void {
    this.#socket.close();
  }
}
