import ipaddr from "ipaddr.js";

export const TRUNK_TRANSPORTS = ["udp", "tcp", "tls"] as const;
export type TrunkTransport = (typeof TRUNK_TRANSPORTS)[number];

/** Where a carrier takes our calls. */
export interface TrunkAddress {
  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  readonly host: string;
  /** Absent: what the transport usually has, or what DNS says (RFC 3263). */
  readonly port?: number;
  readonly transport: TrunkTransport;
}

const LABELS = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\.?$/i;
const URI = /^sip:(?:\[([0-9a-f:.]+)\]|([^[\]@:;?]+))(?::(\d{1,5}))?(?:;transport=(udp|tcp|tls))?$/i;

export function trunkUri({ host, port, transport }: TrunkAddress): string {
  const bare = ipaddr.IPv6.isValid(host) ? `[${host}]` : host;
  return `sip:${bare}${port === undefined ? "" : `:${port}`};transport=${transport}`;
}

/** Undefined when it is no address that a trunk can have. */
export function readTrunkUri(uri: string): TrunkAddress | undefined {
  const [, v6, name, digits, transport = "udp"] = URI.exec(uri) ?? [];
  const host = v6 ?? name;
  if (host === undefined || !isHost(host)) return undefined;
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined;
  return {
    host,
    transport: transport.toLowerCase() as TrunkTransport,
    ...(port === undefined ? {} : { port }),
  };
}

export function isHost(host: string): boolean {
  return (
    ipaddr.IPv4.isValidFourPartDecimal(host) || ipaddr.IPv6.isValid(host) || (LABELS.test(host) && /[a-z]/i.test(host))
  );
}
