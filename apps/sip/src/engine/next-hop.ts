import type { Flow, Transport } from "@patchbay/sip/flow";
import { paramIn } from "@patchbay/sip/message/params";
import { parseSipUri } from "@patchbay/sip/message/sip-uri";
import type { Destination, Listener } from "./network.ts";
import type { Leg, Stack } from "./stack.ts";

/** The way to somewhere: a flow, a flow in the making, or the status that stands for "no way". */
export type Way = Flow | Promise<Flow> | 410 | 503;

/** Where a URI points (RFC 3263 without DNS): transport by parameter or scheme, port by transport. */
export function destinationOf(uri: string): Destination | undefined {
  const parts = parseSipUri(uri);
  if (!parts) return undefined;
  const named = paramIn(parts.params, 0, "transport")?.toLowerCase();
  const transport = named ?? (parts.scheme === "sips" ? "tls" : "udp");
  if (!isTransport(transport)) return undefined;
  const host = paramIn(parts.params, 0, "maddr") ?? parts.host;
  return { transport, host, port: parts.port ?? defaultPort(transport), portNamed: parts.port !== undefined };
}

/** As `destinationOf`, but over any transport that we have when the URI names none. */
export function listenerTowards(
  stack: Stack,
  uri: string,
): { destination: Destination; listener: Listener } | undefined {
  const wanted = destinationOf(uri);
  if (!wanted) return undefined;
  const open = paramIn(uri, 0, "transport") === undefined && wanted.transport === "udp";
  const choices: readonly Transport[] = open ? ["udp", "tcp"] : [wanted.transport];
  for (const transport of choices) {
    const destination = { ...wanted, transport };
    const listener = stack.network.listenerFor(destination);
    if (listener) return { destination, listener };
  }
  return undefined;
}

/** The way of a request inside a leg: the contact's registered connection, its own, or where the URI points. */
export function flowOfLeg(stack: Stack, leg: Leg, nextHop: string): Way {
  // A browser that came back has registered its contact on a new connection; the old one may be dying unnoticed.
  const registered = stack.flows.find(leg.dialog.target ?? nextHop);
  if (registered?.open) {
    leg.flow = registered;
    return registered;
  }
  if (leg.flow?.open) return leg.flow;
  const lost = registered ?? leg.flow;
  // Nobody can connect to a browser: a closed WebSocket is gone.
  if (lost && (lost.transport === "ws" || lost.transport === "wss")) return 410;
  const way = listenerTowards(stack, nextHop);
  return way ? stack.network.open(way.listener, way.destination) : 503;
}

function defaultPort(transport: Transport): number {
  if (transport === "tls") return 5061;
  if (transport === "ws") return 80;
  return transport === "wss" ? 443 : 5060;
}

function isTransport(name: string): name is Transport {
  return name === "udp" || name === "tcp" || name === "tls" || name === "ws" || name === "wss";
}
