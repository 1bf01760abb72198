import { connect, createServer, type Socket } from "node:net";
import type { Flow } from "@patchbay/sip/flow";
import type { ListenUri } from "./listen-uri.ts";
import type { ListenerEvents, SocketListener } from "./socket-listener.ts";
import { StreamFlow } from "./stream-flow.ts";

const CONNECT_MILLIS = 10_000;
const MAX_CONNECTIONS = 10_000;

export function openTcp(at: ListenUri, events: ListenerEvents): Promise<SocketListener> {
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
  const server = createServer(adopt);
  server.maxConnections = MAX_CONNECTIONS;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, () => {
      const address = server.address();
      bound = { ...at, port: typeof address === "object" && address ? address.port : at.port };
      resolve({
        at: bound,
        connect: (host, port) => flows.get(`${host} ${port}`) ?? dial(host, port, adopt),
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}

function dial(host: string, port: number, adopt: (socket: Socket) => StreamFlow): Promise<Flow> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: CONNECT_MILLIS });
    socket.once("error", reject);
    socket.once("timeout", () => socket.destroy(new Error("connecting took too long")));
    socket.once("connect", () => {
      socket.off("error", reject);
      socket.removeAllListeners("timeout");
      resolve(adopt(socket));
    });
  });
}
