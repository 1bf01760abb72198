/**
 * Header names (RFC 3261 §7.3.1, §7.3.3; the IANA registry of compact forms).
 * A key is the full name in lower case: what the code compares. A canonical name is what goes on the wire.
 */
const COMPACT: Readonly<Record<string, string>> = {
  a: "accept-contact",
  b: "referred-by",
  c: "content-type",
  d: "request-disposition",
  e: "content-encoding",
  f: "from",
  i: "call-id",
  j: "reject-contact",
  k: "supported",
  l: "content-length",
  m: "contact",
  n: "identity-info",
  o: "event",
  r: "refer-to",
  s: "subject",
  t: "to",
  u: "allow-events",
  v: "via",
  x: "session-expires",
  y: "identity",
};

/** Names whose usual spelling is not one capital per word. */
const SPELLING: Readonly<Record<string, string>> = {
  "call-id": "Call-ID",
  cseq: "CSeq",
  "mime-version": "MIME-Version",
  "min-se": "Min-SE",
  rack: "RAck",
  rseq: "RSeq",
  "sip-etag": "SIP-ETag",
  "sip-if-match": "SIP-If-Match",
  "www-authenticate": "WWW-Authenticate",
};

/** Spellings seen on the wire, so that a known one costs one look-up. Bounded: names come from strangers. */
const seen = new Map<string, string>();
const SEEN_LIMIT = 512;

export function headerKey(name: string): string {
  const known = seen.get(name);
  if (known !== undefined) return known;
  const lower = name.toLowerCase();
  const key = (lower.length === 1 && COMPACT[lower]) || lower;
  if (seen.size < SEEN_LIMIT && name.length <= 40) seen.set(name, key);
  return key;
}

export function isCompact(name: string): boolean {
  return name.length === 1 && COMPACT[name.toLowerCase()] !== undefined;
}

/** `record-route` → `Record-Route`; names that begin with `X-` stay as they are. */
export function canonicalName(name: string): string {
  if (name.startsWith("X-") || name.startsWith("x-")) return name;
  const key = headerKey(name);
  return (
    SPELLING[key] ?? key.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
  );
}
