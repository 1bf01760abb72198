import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Flow, Transport } from "@patchbay/sip/flow";
import { WebSocket, WebSocketServer } from "ws";
import type { ListenUri } from "./listen-uri.ts";
import type { ListenerEvents, SocketListener, TlsFiles } from "./socket-listener.ts";
import { plainAddress } from "./stream-flow.ts";

const MAX_MESSAGE = 65_535;
const MAX_UNREAD = 8 * 1024 * 1024;
/** A dead browser is noticed after two of these. */
const PING_MILLIS = 30_000;

/** SIP over WebSocket (RFC 7118): sub-protocol `sip`, one message a frame, CRLF pings answered. */
export function openWs(at: ListenUri, events: ListenerEvents, files?: TlsFiles): Promise<SocketListener> {
  const http = files ? createTlsServer({ cert: files.cert, key: files.key }, upgradeOnly) : createServer(upgradeOnly);
  const server = new WebSocketServer({
    server: http,
    maxPayload: MAX_MESSAGE,
    handleProtocols: (offered) => (offered.has("sip") ? "sip" : false),
    // Without the sub-protocol it is something else than SIP (RFC 7118 §5).
    verifyClient: ({ req }: { req: { headers: Record<string, string | string[] | undefined> } }) =>
      /(^|[\s,])sip([\s,]|$)/.test(String(req.headers["sec-websocket-protocol"] ?? "")),
  });
  let bound = at;
  server.on("connection", (socket, request) => {
    const flow = new WsFlow(socket, request.socket, bound, events);
    keepAlive(socket);
    socket.on("error", () => socket.terminate());
    socket.on("close", () => events.closed(flow));
    socket.on("message", (data) => {
      const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
      if (bytes.length <= 4) {
        // CRLFCRLF asks, CRLF answers (RFC 5626 §4.4.1).
        if (bytes.length === 4) socket.send("\r\n");
        return;
      }
      events.message(bytes.toString("latin1"), flow);
    });
  });
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    // ws repeats the http server's errors; they are dealt with there.
    server.on("error", () => {});
    http.listen(at.port, at.host, () => {
      const address = http.address();
      bound = { ...at, port: typeof address === "object" && address ? address.port : at.port };
      resolve({
        at: bound,
        connect: () => Promise.reject(new Error("nobody can connect to a browser")),
        close: () =>
          new Promise((done) => {
            for (const client of server.clients) client.terminate();
            server.close();
            http.close(() => done());
          }),
      });
    });
  });
}

const upgradeOnly: RequestListener = (_request, response) => {
  response.writeHead(426, { "content-type": "text/plain" }).end("WebSocket sub-protocol sip only\n");
};

class WsFlow implements Flow {
  readonly transport: Transport;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly #socket: WebSocket;
  readonly #events: ListenerEvents;

  constructor(
    socket: WebSocket,
    peer: { remoteAddress?: string | undefined; remotePort?: number | undefined },
    local: ListenUri,
    events: ListenerEvents,
  ) {
    this.transport = local.transport;
    this.#socket = socket;
    this.#events = events;
    this.remoteAddress = plainAddress(peer.remoteAddress ?? "");
    this.remotePort = peer.remotePort ?? 0;
    this.localAddress = local.host;
    this.localPort = local.port;
  }

  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  send(text: string): void {
    if (!this.open) return;
    this.#events.sent();
    // A text frame must be UTF-8; our binary string holds the bytes of it.
    this.#socket.send(Buffer.from(text, "latin1"), { binary: false });
    if (this.#socket.bufferedAmount > MAX_UNREAD) this.#socket.terminate();
  }
}

function keepAlive(socket: WebSocket): void {
  let heard = true;
  socket.on("pong", () => {
    heard = true;
  });
  const timer = setInterval(() => {
    if (!heard) return socket.terminate();
    heard = false;
    socket.ping();
  }, PING_MILLIS);
  socket.on("close", () => clearInterval(timer));
}
