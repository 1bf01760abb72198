import { createSocket, type Socket } from "node:dgram";
import { isIPv6 } from "node:net";
import { BINDING_REQUEST, isStun, parseStun, writeBindingSuccess } from "@patchbay/rtp/stun";
import type { Flow } from "@patchbay/sip/flow";
import type { ListenUri } from "./listen-uri.ts";
import type { ListenerEvents, SocketListener } from "./socket-listener.ts";

/** Room for bursts: a retransmission costs more than the memory. */
const SOCKET_BUFFER = 4 * 1024 * 1024;
/** Flows kept by remote address, so that a busy neighbour costs no object per packet. */
const MAX_FLOWS = 10_000;

export function openUdp(at: ListenUri, events: ListenerEvents): Promise<SocketListener> {
  const family = isIPv6(at.host) ? 6 : 4;
  // Only addresses come here; the usual look-up would put every datagram off to the next tick.
  const lookup = (address: string, _options: unknown, done: (error: null, address: string, family: number) => void) =>
    done(null, address, family);
  const socket = createSocket({ type: `udp${family}`, lookup });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(at.port, at.host, () => {
      socket.off("error", reject);
      // Later errors are those of single datagrams; the transactions' timers deal with them.
      socket.on("error", () => {});
      growBuffers(socket);
      const bound = { ...at, port: socket.address().port };
      resolve(listen(socket, bound, events));
    });
  });
}

function listen(socket: Socket, at: ListenUri, events: ListenerEvents): SocketListener {
  const flows = new Map<string, UdpFlow>();
  const flowTo = (address: string, port: number): UdpFlow => {
    const key = `${address} ${port}`;
    let flow = flows.get(key);
    if (!flow) {
      if (flows.size >= MAX_FLOWS) flows.clear();
      flow = new UdpFlow(socket, at, address, port, events);
      flows.set(key, flow);
    }
    return flow;
  };
  socket.on("message", (bytes, from) => {
    // Keep-alives are not messages; by STUN a phone learns whether its NAT still knows it (RFC 5626 §4.4.2).
    if (bytes.length <= 4) return;
    if (isStun(bytes)) {
      const asked = parseStun(bytes);
      if (asked?.type !== BINDING_REQUEST) return;
      socket.send(writeBindingSuccess(asked.transaction, from.address, from.port), from.port, from.address, () => {});
      return;
    }
    events.message(bytes.toString("latin1"), flowTo(from.address, from.port));
  });
  return {
    at,
    connect: flowTo,
    close: () => new Promise((done) => socket.close(() => done())),
  };
}

class UdpFlow implements Flow {
  readonly transport = "udp";
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly open = true;
  readonly #socket: Socket;
  readonly #events: ListenerEvents;

  constructor(socket: Socket, at: ListenUri, address: string, port: number, events: ListenerEvents) {
    this.#socket = socket;
    this.#events = events;
    this.localAddress = at.host;
    this.localPort = at.port;
    this.remoteAddress = address;
    this.remotePort = port;
  }

  send(text: string): void {
    this.#events.sent();
    try {
      this.#socket.send(Buffer.from(text, "latin1"), this.remotePort, this.remoteAddress, () => {});
    } catch {
      // The socket is closing, or the port is 0: as good as a lost datagram.
    }
  }
}

function growBuffers(socket: Socket): void {
  try {
    socket.setRecvBufferSize(SOCKET_BUFFER);
    socket.setSendBufferSize(SOCKET_BUFFER);
  } catch {
    // The system's own sizes do too.
  }
}
