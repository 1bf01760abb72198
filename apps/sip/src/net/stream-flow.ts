import type { Socket } from "node:net";
import type { Flow, Transport } from "@patchbay/sip/flow";
import { StreamFramer } from "@patchbay/sip/message/stream-framer";
import type { ListenerEvents } from "./socket-listener.ts";

/** What a neighbour that does not read may leave unread before its connection is dropped. */
const MAX_UNREAD = 8 * 1024 * 1024;
/** Whoever connects and says nothing is not kept long. */
const FIRST_MILLIS = 30_000;
/** Connections without any traffic are closed after this long. */
const IDLE_MILLIS = 2 * 60 * 60 * 1_000;

/** A TCP or TLS connection, ours or theirs. */
export class StreamFlow implements Flow {
  readonly transport: Transport;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly #socket: Socket;
  readonly #events: ListenerEvents;

  constructor(socket: Socket, transport: Transport, local: { host: string; port: number }, events: ListenerEvents) {
    this.#socket = socket;
    this.#events = events;
    this.transport = transport;
    this.remoteAddress = plainAddress(socket.remoteAddress ?? "");
    this.remotePort = socket.remotePort ?? 0;
    this.localAddress = local.host;
    this.localPort = local.port;
    const framer = new StreamFramer();
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 60_000);
    socket.setTimeout(FIRST_MILLIS, () => socket.destroy());
    socket.on("error", () => socket.destroy());
    socket.on("close", () => events.closed(this));
    socket.on("data", (chunk: Buffer) => {
      const items = framer.push(chunk.toString("latin1"));
      if (!items) {
        events.malformed();
        socket.destroy();
        return;
      }
      if (items.length > 0) socket.setTimeout(IDLE_MILLIS);
      for (const item of items) {
        if ("ping" in item) socket.write("\r\n");
        else events.message(item.message, this);
      }
    });
  }

  get open(): boolean {
    return !this.#socket.destroyed && this.#socket.writable;
  }

  send(text: string): void {
    if (!this.open) return;
    this.#events.sent();
    this.#socket.write(text, "latin1");
    if (this.#socket.writableLength > MAX_UNREAD) this.#socket.destroy();
  }
}

/** IPv4 behind an IPv6 socket comes as `::ffff:1.2.3.4`. */
export function plainAddress(address: string): string {
  return address.startsWith("::ffff:") ? address.slice(7) : address;
}
