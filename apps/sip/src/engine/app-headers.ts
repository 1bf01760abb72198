import { canonicalName } from "@patchbay/sip/message/header-names";
import { parseNameAddr } from "@patchbay/sip/message/name-addr";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import type { HeaderLine } from "@patchbay/sip/message/write-message";
import { hostPort, type Listener } from "./network.ts";

/** Headers that only the stack writes. */
const STACK_ONLY = new Set(["via", "route", "record-route", "rseq", "content-length"]);
/** Headers in which `@localhost` stands for our own address. */
const ADDRESSES = new Set(["from", "to", "contact", "p-asserted-identity"]);

/** The application's own headers, in its order, but without those named in `except` (keys). */
export function appHeaders(
  message: SipRequest | SipResponse,
  except: ReadonlySet<string>,
  listener: Listener,
): HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (const header of message.headers) {
    if (STACK_ONLY.has(header.key) || except.has(header.key)) continue;
    const value = ADDRESSES.has(header.key) ? address(header.value, listener) : header.value;
    lines.push([canonicalName(header.name), value]);
  }
  return lines;
}

/** Puts our address for `localhost`, and brackets around a bare URI. `*` stays. */
export function address(value: string, listener: Listener): string {
  const placed = value.includes("localhost")
    ? value.replace(/([@:])localhost(?::\d+)?(?=[;>?,\s]|$)/gi, `$1${hostPort(listener)}`)
    : value;
  if (placed.includes("<") || !/^sips?:/i.test(placed)) return placed;
  const parts = parseNameAddr(placed);
  return parts ? `<${parts.uri}>${parts.params}` : placed;
}

/** SDP is recognised when the application names no type; any other body must have one. */
export function contentType(message: SipRequest | SipResponse): string | undefined {
  if (message.body === "" || message.header("content-type") !== undefined) return undefined;
  return message.body.startsWith("v=0") ? "application/sdp" : undefined;
}
