import { connect, createServer, isIP, type Socket } from "node:net";
import { connect as connectTls, createServer as createTlsServer } from "node:tls";
import type { Flow } from "@patchbay/sip/flow";
import type { ListenUri } from "./listen-uri.ts";
import type { ListenerEvents, SocketListener, TlsFiles } from "./socket-listener.ts";
import { StreamFlow } from "./stream-flow.ts";

const CONNECT_MILLIS = 10_000;
const MAX_CONNECTIONS = 10_000;

/** SIP over TCP, or over TLS when the certificate's files are given. Connections are used both ways (RFC 5923). */
export function openTcp(at: ListenUri, events: ListenerEvents, files?: TlsFiles): Promise<SocketListener> {
  const sockets = new Set<Socket>();
  const flows = new Map<string, StreamFlow>();
  let bound = at;
  const adopt = (socket: Socket): StreamFlow => {
    const flow = new StreamFlow(socket, at.transport, bound, events);
    const key = `${flow.remoteAddress} ${flow.remotePort}`;
    sockets.add(socket);
    flows.set(key, flow);
    socket.on("close", () => {
      sockets.delete(socket);
      if (flows.get(key) === flow) flows.delete(key);
    });
    return flow;
  };
  const server = files ? createTlsServer({ cert: files.cert, key: files.key }, adopt) : createServer(adopt);
  // A handshake that fails is the other side's affair.
  server.on("tlsClientError", (_error, socket: Socket) => socket.destroy());
  server.maxConnections = MAX_CONNECTIONS;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, () => {
      const address = server.address();
      bound = { ...at, port: typeof address === "object" && address ? address.port : at.port };
      resolve({
        at: bound,
        connect: (host, port, name) => flows.get(`${host} ${port}`) ?? dial(host, port, files && { name }, adopt),
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}

/** @param tls the name that the other side's certificate must be for; the system's authorities decide */
function dial(
  host: string,
  port: number,
  tls: { readonly name: string } | undefined,
  adopt: (socket: Socket) => StreamFlow,
): Promise<Flow> {
  return new Promise((resolve, reject) => {
    const servername = tls && isIP(tls.name) === 0 ? { servername: tls.name } : {};
    const socket: Socket = tls ? connectTls({ host, port, ...servername }) : connect({ host, port });
    socket.setTimeout(CONNECT_MILLIS, () => socket.destroy(new Error("connecting took too long")));
    socket.once("error", reject);
    socket.once(tls ? "secureConnect" : "connect", () => {
      socket.off("error", reject);
      socket.removeAllListeners("timeout");
      resolve(adopt(socket));
    });
  });
}
