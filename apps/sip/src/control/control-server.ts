import { createServer, type Server, type Socket } from "node:net";
import type { Stack } from "../engine/stack.ts";
import { ControlConnection, type ControlSettings } from "./control-connection.ts";

export interface ControlServer {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Opens the control port. Rejects when it is taken. */
export function openControlServer(
  stack: Stack,
  at: { readonly host: string; readonly port: number },
  settings: ControlSettings,
): Promise<ControlServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    new ControlConnection(stack, socket, settings);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : at.port;
      resolve({
        host: at.host,
        port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}
