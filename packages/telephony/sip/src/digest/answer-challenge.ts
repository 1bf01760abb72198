import { algorithmOf, type DigestHash, type DigestParameters, digestResponse, parseDigests } from "./digest.ts";

export interface Challenged {
  readonly method: string;
  readonly uri: string;
  readonly account: { readonly username: string; readonly password: string };
  /** Of the client's own making, never the same again (RFC 7616 §3.4). */
  readonly cnonce: string;
}

/**
 * The value for Authorization or Proxy-Authorization, from the first challenge that can be answered: servers name the one
 * that they like best first (RFC 8760 §2.4). Undefined when there is none.
 */
export function answerChallenge(header: string | undefined, asked: Challenged, hash: DigestHash): string | undefined {
  for (const challenge of parseDigests(header)) {
    const answer = answerTo(challenge, asked, hash);
    if (answer) return answer;
  }
  return undefined;
}

/** Our last answer was right but late: the same password may be tried with the new nonce (RFC 7616 §3.3). */
export function isStale(header: string | undefined): boolean {
  return parseDigests(header).some(({ stale }) => stale?.toLowerCase() === "true");
}

function answerTo(challenge: DigestParameters, asked: Challenged, hash: DigestHash): string | undefined {
  const { realm = "", nonce = "", opaque, qop } = challenge;
  const algorithm = algorithmOf(challenge);
  const offered = qop?.toLowerCase().split(/[\s,]+/);
  if (!algorithm || nonce === "" || (offered && !offered.includes("auth"))) return undefined;
  const { method, uri, account, cnonce } = asked;
  const own = (text: string) => hash(algorithm, text);
  const ha1 = own(`${account.username}:${realm}:${account.password}`);
  const counted = offered ? { qop: "auth", nc: "00000001", cnonce } : undefined;
  const response = digestResponse(own, { nonce, uri, ...counted }, method, ha1);
  const parts = [
    `username="${quotable(account.username)}"`,
    `realm="${quotable(realm)}"`,
    `nonce="${quotable(nonce)}"`,
    `uri="${uri}"`,
    `response="${response}"`,
    `algorithm=${algorithm}`,
  ];
  if (counted) parts.push("qop=auth", `nc=${counted.nc}`, `cnonce="${cnonce}"`);
  if (opaque !== undefined) parts.push(`opaque="${quotable(opaque)}"`);
  return `Digest ${parts.join(", ")}`;
}

function quotable(text: string): string {
  return text.replace(/["\\]/g, "\\$&");
}
