import { splitValues } from "../message/split-values.ts";

/** Algorithms of RFC 7616 §3.4 and RFC 8760, the strongest first. */
export const DIGEST_ALGORITHMS = ["SHA-512-256", "SHA-256", "MD5"] as const;
export type DigestAlgorithm = (typeof DIGEST_ALGORITHMS)[number];

/** A text's hash in lower-case hex. The platform's: the protocol has no cryptography of its own. */
export type DigestHash = (algorithm: DigestAlgorithm, text: string) => string;

/** The parameters of a challenge or an answer, by their names in lower case (RFC 7616 §3.3 and §3.4). */
export type DigestParameters = Readonly<Record<string, string>>;

/** Every Digest value of a header, whose lines may have been joined by commas on the way. */
export function parseDigests(header: string | undefined): readonly DigestParameters[] {
  const digests: Record<string, string>[] = [];
  let current: Record<string, string> | undefined;
  for (const part of splitValues(header ?? "")) {
    const scheme = /^([\w-]+)\s+(?=[\w-]+\s*=)/.exec(part);
    if (scheme) {
      current = scheme[1]?.toLowerCase() === "digest" ? Object.create(null) : undefined;
      if (current) digests.push(current);
    }
    const pair = /^([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|(\S+))$/.exec(part.slice(scheme?.[0].length ?? 0));
    if (!current || !pair) continue;
    const [, name = "", quoted, bare = ""] = pair;
    current[name.toLowerCase()] = quoted?.replace(/\\(.)/g, "$1") ?? bare;
  }
  return digests;
}

/** Undefined: one that is not known here. Without a name it is MD5 (RFC 3261 §22.4). */
export function algorithmOf({ algorithm = "MD5" }: DigestParameters): DigestAlgorithm | undefined {
  return DIGEST_ALGORITHMS.find((known) => known === algorithm.toUpperCase());
}

/** `response` for an HA1 and a method. Without `qop` the older form of RFC 2069. */
export function digestResponse(
  hash: (text: string) => string,
  { nonce = "", nc = "", cnonce = "", qop, uri = "" }: DigestParameters,
  method: string,
  ha1: string,
): string {
  const ha2 = hash(`${method}:${uri}`);
  return hash(qop === undefined ? `${ha1}:${nonce}:${ha2}` : `${ha1}:${nonce}:${nc}:${cnonce}:${qop}:${ha2}`);
}
