import type { Flow, Transport } from "@patchbay/sip/flow";
import { hostText } from "@patchbay/sip/message/sip-uri";

/** A place where we listen. `host` is the address that others are told: the external one if there is one. */
export interface Listener {
  readonly transport: Transport;
  readonly host: string;
  readonly port: number;
  readonly localHost: string;
}

export interface Destination {
  readonly transport: Transport;
  readonly host: string;
  readonly port: number;
  /** False when the port is only the transport's usual one: then SRV records may name another. */
  readonly portNamed: boolean;
}

/** The sockets behind the engine. */
export interface Network {
  readonly listeners: readonly Listener[];
  /** The listener whose address a request towards there should carry; undefined: no such transport. */
  listenerFor(destination: Destination): Listener | undefined;
  listenerOf(flow: Flow): Listener;
  /** Is this one of our own addresses? */
  isOwn(host: string, port: number): boolean;
  /** A flow at once for UDP to an address or an open connection; otherwise after look-up and connecting. */
  open(listener: Listener, destination: Destination): Flow | Promise<Flow>;
}

export function hostPort(listener: Listener): string {
  return `${hostText(listener.host)}:${listener.port}`;
}

/** `<sip:127.0.0.1:5060;transport=tcp>`; UDP is the default and is not named. */
export function contactOf(listener: Listener): string {
  const transport = listener.transport === "udp" ? "" : `;transport=${listener.transport}`;
  return `<sip:${hostPort(listener)}${transport}>`;
}
