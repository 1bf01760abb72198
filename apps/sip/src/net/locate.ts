import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import type { Transport } from "@patchbay/sip/flow";
import { pickServer } from "./pick-server.ts";

const resolver = new Resolver({ timeout: 1_500, tries: 1 });

const SERVICES: Partial<Record<Transport, string>> = { udp: "_sip._udp", tcp: "_sip._tcp", tls: "_sips._tcp" };

/**
 * Where a name is served (RFC 3263 §4.2): SRV records when the URI names no port, else the address of the name.
 * Rejects when there is no such name.
 */
export async function locate(
  transport: Transport,
  host: string,
  port: number,
  portNamed: boolean,
): Promise<{ readonly address: string; readonly port: number }> {
  const service = SERVICES[transport];
  const records = portNamed || !service ? [] : await resolver.resolveSrv(`${service}.${host}`).catch(() => []);
  const server = pickServer(records, Math.random());
  const name = server?.name ?? host;
  const { address } = isIP(name) === 0 ? await lookup(name) : { address: name };
  return { address, port: server?.port ?? port };
}
