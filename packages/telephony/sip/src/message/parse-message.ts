import { headerKey, isCompact } from "./header-names.ts";
import { type Fault, type Header, SipRequest, SipResponse } from "./sip-message.ts";
import { trimBlanks } from "./trim-blanks.ts";

export interface ParseOptions {
  /**
   * How the body's length is known: `datagram` takes what Content-Length says and ignores bytes behind it
   * (RFC 3261 §18.3), `rest` takes everything: frames whose sender counts characters instead of bytes.
   */
  readonly body: "datagram" | "rest";
}

const MAX_HEADERS = 256;
const REQUEST_LINE = /^([-.!%*_+`'~\w]+) (\S+) (SIP\/\d+\.\d+)$/i;
/** Enough of a request to answer 400: something, something, and a version at the end. */
const LOOSE_REQUEST_LINE = /^\s*([-.!%*_+`'~\w]+)\s+(\S.*?)\s+(SIP\/\d+\.\d+)\s*$/i;
const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d{2})(?: (.*))?$/i;

/**
 * Reads one message from a binary string (RFC 3261 §7, §25). A message with a fault is still returned when a 400 could be
 * sent for it; undefined when it is not SIP at all, or is a response that must be dropped.
 */
export function parseMessage(input: string, options: ParseOptions): SipRequest | SipResponse | undefined {
  const start = skipEmptyLines(input);
  const lineEnd = input.indexOf("\n", start);
  if (lineEnd < 0) return undefined;
  const line = input.slice(start, trimCr(input, lineEnd));
  const isResponse = line.startsWith("SIP/") || line.startsWith("sip/");
  const status = isResponse ? STATUS_LINE.exec(line) : null;
  const request = isResponse ? null : (REQUEST_LINE.exec(line) ?? LOOSE_REQUEST_LINE.exec(line));
  if (!status && !request) return undefined;

  const head = readHeaders(input, lineEnd + 1);
  let fault = head.fault;
  let verbatim = head.verbatim && start === 0;
  let body = input.slice(head.bodyAt);
  if (options.body === "datagram") {
    const length = contentLength(head.headers);
    if (length === "bad") fault ??= "content-length";
    else if (length !== undefined && length > body.length) fault ??= "too-short-body";
    else if (length !== undefined && length < body.length) {
      body = body.slice(0, length);
      verbatim = false;
    } else if (length === undefined && body !== "") verbatim = false;
  }
  const parts = { text: input, headers: head.headers, body, verbatim, fault };
  if (status) return fault ? undefined : new SipResponse(Number(status[1]), status[2] ?? "", parts);
  const [all, method, uri, version] = request as unknown as [string, string, string, string];
  if (version.toUpperCase() !== "SIP/2.0") parts.fault = "version";
  else if (!REQUEST_LINE.test(all)) parts.fault ??= "start-line";
  return new SipRequest(method, uri, parts);
}

interface Head {
  readonly headers: readonly Header[];
  readonly bodyAt: number;
  readonly verbatim: boolean;
  readonly fault: Fault | undefined;
}

function readHeaders(input: string, from: number): Head {
  const headers: Header[] = [];
  let fault: Fault | undefined;
  let verbatim = true;
  let at = from;
  while (at < input.length) {
    let newline = input.indexOf("\n", at);
    if (newline < 0) {
      // The head never ends with an empty line.
      fault ??= "header-line";
      newline = input.length;
    }
    const end = trimCr(input, newline);
    if (end === newline) verbatim = false;
    if (end === at) return { headers, bodyAt: newline + 1, verbatim, fault };
    const first = input.charCodeAt(at);
    if (first === 0x20 || first === 0x09) {
      verbatim = false;
      if (!fold(headers, input.slice(at, end))) fault ??= "header-line";
    } else {
      const colon = input.indexOf(":", at);
      const name = colon >= 0 && colon < end ? trimBlanks(input.slice(at, colon)) : "";
      if (name === "" || !isToken(name)) {
        fault ??= "header-line";
        verbatim = false;
      } else if (headers.length >= MAX_HEADERS) {
        return { headers, bodyAt: input.length, verbatim: false, fault: "too-many-headers" };
      } else {
        if (isCompact(name)) verbatim = false;
        headers.push({ key: headerKey(name), name, value: trimBlanks(input.slice(colon + 1, end)) });
      }
    }
    at = newline + 1;
  }
  return { headers, bodyAt: input.length, verbatim: false, fault: fault ?? "header-line" };
}

/** A line that begins with a blank continues the one before (RFC 3261 §7.3.1). */
function fold(headers: Header[], line: string): boolean {
  const last = headers.pop();
  if (!last) return false;
  headers.push({ key: last.key, name: last.name, value: trimBlanks(`${last.value} ${trimBlanks(line)}`) });
  return true;
}

function contentLength(headers: readonly Header[]): number | "bad" | undefined {
  let found: number | undefined;
  for (const header of headers) {
    if (header.key !== "content-length") continue;
    if (!/^\d{1,9}$/.test(header.value)) return "bad";
    const length = Number(header.value);
    if (found !== undefined && found !== length) return "bad";
    found = length;
  }
  return found;
}

function skipEmptyLines(input: string): number {
  let at = 0;
  while (at < input.length && (input.charCodeAt(at) === 0x0d || input.charCodeAt(at) === 0x0a)) at++;
  return at;
}

function trimCr(input: string, newline: number): number {
  return newline > 0 && input.charCodeAt(newline - 1) === 0x0d ? newline - 1 : newline;
}

function isToken(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const letterOrDigit =
      (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
    if (!letterOrDigit && !"-.!%*_+`'~".includes(name[i] as string)) return false;
  }
  return true;
}
