import { canonicalName, headerKey } from "./header-names.ts";
import { type Header, SipRequest, SipResponse } from "./sip-message.ts";
import { endOfFirstValue } from "./split-values.ts";

/** A header to send: name in the spelling that goes on the wire, value. */
export type HeaderLine = readonly [name: string, value: string];

/** Content-Length is always written, last, from the body (RFC 3261 §20.14). */
export function writeRequest(method: string, uri: string, lines: readonly HeaderLine[], body = ""): SipRequest {
  const { text, headers } = write(`${method} ${uri} SIP/2.0\r\n`, lines, body);
  return new SipRequest(method, uri, { text, headers, body, verbatim: true, fault: undefined });
}

export function writeResponse(status: number, reason: string, lines: readonly HeaderLine[], body = ""): SipResponse {
  const { text, headers } = write(`SIP/2.0 ${status} ${reason}\r\n`, lines, body);
  return new SipResponse(status, reason, { text, headers, body, verbatim: true, fault: undefined });
}

function write(startLine: string, lines: readonly HeaderLine[], body: string): { text: string; headers: Header[] } {
  // Joined, not added up: a sum of strings would keep all its parts, and the messages that they were cut from, alive.
  const parts = [startLine];
  const headers: Header[] = [];
  for (const [name, value] of lines) {
    parts.push(name, ": ", value, "\r\n");
    headers.push({ key: headerKey(name), name, value });
  }
  const length = String(body.length);
  headers.push({ key: "content-length", name: "Content-Length", value: length });
  parts.push("Content-Length: ", length, "\r\n\r\n", body);
  return { text: parts.join(""), headers };
}

/** The message as every reader understands it: full names, no folding, a right Content-Length. */
export function plainText(message: SipRequest | SipResponse): string {
  return message.verbatim ? message.text : rewritten(message, plainLines(message)).text;
}

/** The same message with another value for its topmost Via. */
export function withTopVia<Message extends SipRequest | SipResponse>(message: Message, via: string): Message {
  let done = false;
  const lines = plainLines(message).map(([name, value]): HeaderLine => {
    if (done || name !== "Via") return [name, value];
    done = true;
    return [name, via + value.slice(endOfFirstValue(value))];
  });
  return rewritten(message, lines) as Message;
}

/** Every header but Content-Length under its full name. */
export function plainLines(message: SipRequest | SipResponse): readonly HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (const header of message.headers) {
    if (header.key === "content-length") continue;
    lines.push([
      header.name.length > 1 && header.key !== "via" ? header.name : canonicalName(header.name),
      header.value,
    ]);
  }
  return lines;
}

function rewritten(message: SipRequest | SipResponse, lines: readonly HeaderLine[]): SipRequest | SipResponse {
  const written =
    message.kind === "request"
      ? writeRequest(message.method, message.uri, lines, message.body)
      : writeResponse(message.status, message.reason, lines, message.body);
  if (message.fault === undefined) return written;
  const { text, headers, body, verbatim } = written;
  return message.kind === "request"
    ? new SipRequest(message.method, message.uri, { text, headers, body, verbatim, fault: message.fault })
    : written;
}
