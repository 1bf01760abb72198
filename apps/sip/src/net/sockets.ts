import { isIP } from "node:net";
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import type { Flow, Transport } from "@patchbay/sip/flow";
import type { Destination, Listener, Network } from "../engine/network.ts";
import type { ListenUri } from "./listen-uri.ts";
import { locate } from "./locate.ts";
import type { ListenerEvents, SocketListener, TlsFiles } from "./socket-listener.ts";
import { openTcp } from "./tcp-listener.ts";
import { openUdp } from "./udp-listener.ts";
import { openWs } from "./ws-listener.ts";

type Open = (at: ListenUri, events: ListenerEvents, files?: TlsFiles) => Promise<SocketListener>;

const OPENERS: Readonly<Record<Transport, Open>> = {
  udp: openUdp,
  tcp: openTcp,
  tls: openTcp,
  ws: openWs,
  wss: openWs,
};

/** A place that could not be opened, and why. */
export class ListenError extends Error {
  readonly at: ListenUri;

  constructor(at: ListenUri, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.at = at;
  }
}

interface Bound extends Listener {
  readonly socket: SocketListener;
}

/** All listening sockets of the server. */
export class Sockets implements Network {
  readonly listeners: readonly Bound[];
  /** The machine's addresses when the server started. */
  readonly #local: ReadonlySet<string>;

  private constructor(listeners: readonly Bound[]) {
    this.listeners = listeners;
    this.#local = new Set(["localhost", ...machineAddresses().map(({ address }) => address)]);
  }

  /** Opens everything or nothing. Rejects with a `ListenError`. */
  static async open(
    uris: readonly ListenUri[],
    how: { readonly externalIp: string | undefined; readonly tls: TlsFiles | undefined },
    events: ListenerEvents,
  ): Promise<Sockets> {
    const bound: Bound[] = [];
    for (const uri of uris) {
      try {
        const secure = uri.transport === "tls" || uri.transport === "wss";
        if (secure && !how.tls) throw new Error("needs SIP_TLS_CERT and SIP_TLS_KEY");
        const socket = await OPENERS[uri.transport](uri, events, secure ? how.tls : undefined);
        const { transport, port, host: localHost } = socket.at;
        bound.push({ socket, transport, port, localHost, host: how.externalIp ?? reachable(localHost) });
      } catch (cause) {
        await Promise.all(bound.map((listener) => listener.socket.close()));
        throw new ListenError(uri, cause);
      }
    }
    return new Sockets(bound);
  }

  listenerFor({ transport, host }: Destination): Listener | undefined {
    const same = this.listeners.filter((listener) => listener.transport === transport);
    // A loopback destination is reached from a loopback address, another one is not.
    return same.find((listener) => isLoopback(listener.localHost) === isLoopback(host)) ?? same[0];
  }

  listenerOf(flow: Flow): Listener {
    const found = this.listeners.find(
      (listener) =>
        listener.transport === flow.transport &&
        listener.port === flow.localPort &&
        listener.localHost === flow.localAddress,
    );
    return found ?? (this.listeners[0] as Listener);
  }

  isOwn(host: string, port: number): boolean {
    return this.listeners.some(
      (listener) =>
        listener.port === port &&
        (listener.host === host || listener.localHost === host || (isAny(listener.localHost) && this.#local.has(host))),
    );
  }

  open(listener: Listener, destination: Destination): Flow | Promise<Flow> {
    const { socket } = listener as Bound;
    const { transport, host, port, portNamed } = destination;
    if (isIP(host) !== 0) return socket.connect(host, port, host);
    return locate(transport, host, port, portNamed).then((at) => socket.connect(at.address, at.port, host));
  }

  async close(): Promise<void> {
    await Promise.all(this.listeners.map((listener) => listener.socket.close()));
  }
}

/** What to call ourselves when bound to every address. */
function reachable(host: string): string {
  if (!isAny(host)) return host;
  const family = host === "::" ? "IPv6" : "IPv4";
  const found = machineAddresses().find((address) => address.family === family && !address.internal);
  return found?.address ?? (family === "IPv6" ? "::1" : "127.0.0.1");
}

function machineAddresses(): readonly NetworkInterfaceInfo[] {
  return Object.values(networkInterfaces()).flatMap((list) => list ?? []);
}

function isAny(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function isLoopback(host: string): boolean {
  return host.startsWith("127.") || host === "::1" || host === "localhost";
}
