import type { SrtpKeys } from "./srtp.ts";

/** Suites of RFC 4568 §6.2 that we speak: the first is what everybody has, the other saves six octets per packet. */
const TAGS = { AES_CM_128_HMAC_SHA1_80: 10, AES_CM_128_HMAC_SHA1_32: 4 } as const;
export type SdesSuite = keyof typeof TAGS;

const KEY = 16;
const SALT = 14;

/** One a=crypto line (RFC 4568 §4): how its writer encrypts what it sends. */
export interface SdesCrypto {
  readonly tag: number;
  readonly suite: SdesSuite;
  readonly keys: SrtpKeys;
}

/** Octets of the authentication tag of RTP packets; RTCP always has ten (RFC 4568 §6.2.2). */
export const tagLength = (suite: SdesSuite): number => TAGS[suite];

/**
 * What stands behind `a=crypto:`. Undefined for suites and parameters that we do not speak: an unknown session parameter or a
 * master key identifier makes the line unusable (RFC 4568 §6.3.7), a lifetime does not, calls end sooner.
 */
export function parseSdes(text: string): SdesCrypto | undefined {
  const match = /^(\d{1,9})\s+(\w+)\s+inline:([A-Za-z0-9+/=]{40})(?:\|(?:2\^)?\d{1,20})?\s*$/.exec(text.trim());
  const suite = match?.[2];
  if (!match || !isSuite(suite)) return undefined;
  const octets = fromBase64(match[3]!);
  if (octets.length !== KEY + SALT) return undefined;
  return { tag: Number(match[1]), suite, keys: { key: octets.slice(0, KEY), salt: octets.slice(KEY) } };
}

/** The line that tells it, without `a=`. */
export function writeSdes({ tag, suite, keys }: SdesCrypto): string {
  return `crypto:${tag} ${suite} inline:${toBase64(Uint8Array.of(...keys.key, ...keys.salt))}`;
}

function isSuite(text: string | undefined): text is SdesSuite {
  return text !== undefined && Object.hasOwn(TAGS, text);
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

function toBase64(octets: Uint8Array): string {
  return btoa(String.fromCharCode(...octets));
}
