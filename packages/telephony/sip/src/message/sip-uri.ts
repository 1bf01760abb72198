/** A SIP or SIPS URI (RFC 3261 §19.1), taken apart as far as routing needs. Host in lower case, IPv6 without brackets. */
export interface SipUri {
  readonly scheme: "sip" | "sips";
  readonly user: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
  /** `;transport=ws;lr` as written, with the leading semicolon, or "". */
  readonly params: string;
  /** What stands behind the `?`, or undefined. */
  readonly headers: string | undefined;
}

const SHAPE =
  /^(sips?):(?:([^@\s<>"]*)@)?(\[[0-9a-f:.%]+\]|[^\s@:;?[\]<>"]+)(?::(\d{1,5}))?((?:;[^?\s]*)?)(?:\?(\S*))?$/i;

/** @returns undefined for another scheme and for text that is no URI */
export function parseSipUri(text: string): SipUri | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const port = match[4] === undefined ? undefined : Number(match[4]);
  if (port !== undefined && (port === 0 || port > 65_535)) return undefined;
  const host = (match[3] as string).toLowerCase();
  return {
    scheme: (match[1] as string).toLowerCase() as "sip" | "sips",
    user: match[2]?.replace(/:.*$/, ""),
    host: host.startsWith("[") ? host.slice(1, -1) : host,
    port,
    params: match[5] ?? "",
    headers: match[6],
  };
}

/** `2001:db8::1` → `[2001:db8::1]`: how an address stands inside a URI or a Via. */
export function hostText(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
