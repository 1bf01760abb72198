import { createHash, timingSafeEqual } from "node:crypto";

/** The parameters of a Digest header (RFC 7616 §3.4, RFC 3261 §22.4). */
export type DigestParameters = Readonly<Record<string, string>>;

export function parseDigest(header: string | undefined): DigestParameters | undefined {
  const match = /^\s*Digest\s+(.*)$/is.exec(header ?? "");
  if (!match) return undefined;
  const parameters: Record<string, string> = Object.create(null);
  for (const [, name, quoted, bare] of (match[1] as string).matchAll(
    /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g,
  )) {
    parameters[(name as string).toLowerCase()] = quoted?.replace(/\\(.)/g, "$1") ?? bare ?? "";
  }
  return parameters;
}

/** Does the response prove knowledge of the password behind HA1? MD5, qop `auth` only: `auth`-less ones can be replayed. */
export function provesHa1(given: DigestParameters, method: string, ha1: string): boolean {
  const { nonce = "", nc = "", cnonce = "", qop, uri = "", response = "" } = given;
  if (qop !== "auth" || !/^[0-9a-f]{8}$/i.test(nc) || cnonce === "") return false;
  const expected = md5(`${ha1}:${nonce}:${nc}:${cnonce}:auth:${md5(`${method}:${uri}`)}`);
  const a = Buffer.from(expected);
  const b = Buffer.from(response.toLowerCase());
  return a.length === b.length && timingSafeEqual(a, b);
}

export function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
