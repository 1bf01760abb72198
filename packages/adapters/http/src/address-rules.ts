import ipaddr from "ipaddr.js";

/**
 * Which addresses a tenant's request may reach: public unicast ones, and what the operator lists. Everything else (loopback,
 * link-local with the clouds' metadata service, private and carrier nets, multicast, IPv6 addresses that carry an IPv4
 * one inside) is somebody's inside.
 */
export interface AddressRules {
  /** `host` as the URL names it, `address` as it resolved. */
  allows(host: string, address: string, port: number): boolean;
}

type Exception = (host: string, address: string, port: number) => boolean;

/** Today's global unicast space; the rest of IPv6 is unassigned or special. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** @param listed `host`, `address` or `net/bits`, each perhaps with `:port` behind, as in HTTP_ALLOW. */
export function addressRules(listed: readonly string[] = []): AddressRules {
  const exceptions = listed.map(exception);
  return {
    allows: (host, address, port) =>
      isPublic(address) || exceptions.some((excepts) => excepts(host.toLowerCase(), address, port)),
  };
}

export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

function exception(entry: string): Exception {
  const [, place = "", port] = /^(.*?)(?::(\d{1,5}))?$/.exec(entry.trim()) ?? [];
  const samePort = (actual: number) => port === undefined || Number(port) === actual;
  if (place.includes("/")) {
    const net = ipaddr.parseCIDR(place);
    return (_host, address, actual) => {
      const parsed = ipaddr.process(address);
      return samePort(actual) && parsed.kind() === net[0].kind() && parsed.match(net);
    };
  }
  if (ipaddr.isValid(place)) {
    const wanted = ipaddr.process(place).toString();
    return (_host, address, actual) => samePort(actual) && ipaddr.process(address).toString() === wanted;
  }
  return (host, _address, actual) => samePort(actual) && host === place.toLowerCase();
}
