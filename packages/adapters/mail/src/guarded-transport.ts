import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { connect as startTls, type TLSSocket } from "node:tls";
import type { ImapFlowOptions } from "imapflow";
import type { Connect } from "./smtp-mail.ts";

type Transport = NonNullable<ImapFlowOptions["transport"]>;

const TIMEOUT_MS = 15_000;

/** The reader's connections over ours, which go where tenants' mail may go only. `socket` is open and not yet encrypted. */
export async function guardedTransport(connect: Connect, host: string, port: number): Promise<Transport> {
  const socket = await connect(host, port, TIMEOUT_MS);
  const secured = (plain: Duplex, servername: string | undefined, done: () => void): TLSSocket =>
    startTls({ socket: plain as Socket, ...(servername ? { servername } : {}) }, done);
  return {
    connect({ secure, servername }, onConnect) {
      if (secure) return secured(socket, servername ?? host, onConnect);
      // The caller wants the socket before it is told that it is open.
      queueMicrotask(onConnect);
      return socket;
    },
    upgrade: (plain, { servername }, onSecure) => secured(plain, servername ?? host, onSecure),
  };
}
