import { parseNameAddr } from "../message/name-addr.ts";
import { paramIn } from "../message/params.ts";
import { parseSipUri, type SipUri } from "../message/sip-uri.ts";

/** Which dialog an INVITE is to take the place of (RFC 3891 §6.1); the tags are as its receiver has them: its own is `toTag`. */
export interface Replaces {
  readonly callId: string;
  readonly toTag: string;
  readonly fromTag: string;
  /** Only while it has not been answered. */
  readonly earlyOnly: boolean;
}

/** @returns undefined for what the grammar refuses */
export function parseReplaces(value: string): Replaces | undefined {
  const at = value.indexOf(";");
  const callId = (at < 0 ? value : value.slice(0, at)).trim();
  const tag = (name: string) => (at < 0 ? undefined : paramIn(value, at, name)) || undefined;
  const [toTag, fromTag] = [tag("to-tag"), tag("from-tag")];
  if (callId === "" || !toTag || !fromTag) return undefined;
  return { callId, toTag, fromTag, earlyOnly: paramIn(value, at, "early-only") !== undefined };
}

/** Where a REFER sends its receiver, and in whose place (RFC 3515 §2.1, RFC 3891 §6.1). */
export interface ReferTo {
  readonly uri: SipUri;
  readonly replaces?: Replaces;
}

/** @returns undefined for another scheme than SIP, a malformed value, or a Replaces that cannot be read */
export function parseReferTo(value: string): ReferTo | undefined {
  const uri = parseSipUri(parseNameAddr(value)?.uri ?? "");
  if (!uri) return undefined;
  const named = (uri.headers ?? "").split("&").find((header) => /^replaces=/i.test(header));
  if (named === undefined) return { uri };
  const replaces = parseReplaces(unescaped(named.slice(named.indexOf("=") + 1)) ?? "");
  return replaces && { uri, replaces };
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
