import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import type { AddressRules } from "./address-rules.ts";

export interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** Name → addresses. In production the system's resolver. */
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true, verbatim: true });

export class ForbiddenAddress extends Error {
  readonly host: string;

  constructor(host: string) {
    super(`${host} is not a public address`);
    this.name = "ForbiddenAddress";
    this.host = host;
  }
}

/**
 * The look-up that the connection itself makes: it is asked once, and the socket connects to an address that was checked
 * here. A name that answers differently a moment later (DNS rebinding) is never asked again.
 */
export function checkedLookup(rules: AddressRules, port: number, resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const allowed = found.filter(({ address }) => rules.allows(host, address, port));
        const first = allowed[0];
        if (!first) return done(new ForbiddenAddress(host), "", 0);
        if (options.all) done(null, [...allowed]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, "", 0),
    );
  };
}

/** Sockets do not look up what is an address already, so that is checked before. `host` as a URL has it, IPv6 in brackets. */
export function checkLiteral(rules: AddressRules, host: string, port: number): void {
  const bare = host.replace(/^\[(.*)\]$/, "$1");
  if (isIP(bare) !== 0 && !rules.allows(bare, bare, port)) throw new ForbiddenAddress(bare);
}
