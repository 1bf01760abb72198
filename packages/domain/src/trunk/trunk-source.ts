import ipaddr from "ipaddr.js";
import type { Trunk } from "./trunk.ts";

/** The trunk that an INVITE comes over, by where it was sent from. */
export function trunkOfSource(trunks: readonly Trunk[], address: string): Trunk | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const source = ipaddr.process(address);
  return trunks.find(({ enabled, from }) => enabled && from.some((net) => isWithin(source, net)));
}

/** A trunk that names where its calls come from closes the door to all others. */
export function isDoorOpen(trunks: readonly Trunk[]): boolean {
  return trunks.every(({ enabled, from }) => !enabled || from.length === 0);
}

/** An address, or an address with the bits of its network (RFC 4632). */
export function isNet(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}

function isWithin(source: ipaddr.IPv4 | ipaddr.IPv6, net: string): boolean {
  if (!isNet(net)) return false;
  const [base, bits] = ipaddr.parseCIDR(
    net.includes("/") ? net : `${net}/${ipaddr.parse(net).kind() === "ipv4" ? 32 : 128}`,
  );
  return source.kind() === base.kind() && source.match(base, bits);
}
