import { createSocket, type RemoteInfo, type Socket } from "node:dgram";

export type DatagramListener = (bytes: Buffer, from: RemoteInfo) => void;

/** Opens one UDP socket per leg on an even port of a range (RFC 3550 §11), going round so that ports rest after use. */
export class MediaSockets {
  readonly #bind: string;
  readonly #first: number;
  readonly #pairs: number;
  #next = 0;

  constructor(bind: string, firstPort: number, lastPort: number) {
    this.#bind = bind;
    this.#first = firstPort + (firstPort % 2);
    this.#pairs = Math.floor((lastPort - this.#first + 1) / 2);
  }

  /** Undefined when every port of the range is taken. */
  async open(listener: DatagramListener): Promise<Socket | undefined> {
    for (let tried = 0; tried < this.#pairs; tried += 1) {
      const port = this.#first + 2 * this.#next;
      this.#next = (this.#next + 1) % this.#pairs;
      const socket = await this.#openAt(port, listener);
      if (socket) return socket;
    }
    return undefined;
  }

  #openAt(port: number, listener: DatagramListener): Promise<Socket | undefined> {
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
        resolve(socket);
      });
    });
  }
}
