import type { PacketListener, PacketSocket, PacketSockets } from "./packet-sockets.ts";

/** Opens one UDP socket per leg on an even port of a range (RFC 3550 §11), going round so that ports rest after use. */
export class MediaPorts {
  readonly #sockets: PacketSockets;
  readonly #first: number;
  readonly #pairs: number;
  #next = 0;

  constructor(sockets: PacketSockets, firstPort: number, lastPort: number) {
    this.#sockets = sockets;
    this.#first = firstPort + (firstPort % 2);
    this.#pairs = Math.floor((lastPort - this.#first + 1) / 2);
  }

  /** Undefined when every port of the range is taken. */
  async open(listener: PacketListener): Promise<PacketSocket | undefined> {
    for (let tried = 0; tried < this.#pairs; tried += 1) {
      const port = this.#first + 2 * this.#next;
      this.#next = (this.#next + 1) % this.#pairs;
      const socket = await this.#sockets.openAt(port, listener);
      if (socket) return socket;
    }
    return undefined;
  }
}
