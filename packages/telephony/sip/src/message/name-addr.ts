import { areParams } from "./params.ts";
import { trimBlanks } from "./trim-blanks.ts";

/** A From, To, Contact, Route … value (RFC 3261 §20.10): display name, URI, parameters behind it as text. */
export interface NameAddr {
  readonly display: string | undefined;
  readonly uri: string;
  /** `;tag=1;x` with the leading semicolon, or "". */
  readonly params: string;
}

const TOKENS = /^[-.!%*_+`'~\w]+(?:[ \t]+[-.!%*_+`'~\w]+)*$/;

/**
 * @returns undefined for what the grammar refuses: an unbalanced quote, a display name that needs quotes and has none,
 * blanks inside the URI
 */
export function parseNameAddr(text: string): NameAddr | undefined {
  const value = trimBlanks(text);
  let at = 0;
  let display: string | undefined;
  if (value.charCodeAt(0) === 0x22) {
    at = 1;
    while (at < value.length && value.charCodeAt(at) !== 0x22) at += value.charCodeAt(at) === 0x5c ? 2 : 1;
    if (at >= value.length) return undefined;
    at++;
    display = value.slice(0, at);
  }
  const open = value.indexOf("<", at);
  if (open < 0) return display === undefined ? bareAddress(value) : undefined;
  const between = trimBlanks(value.slice(at, open));
  if (display !== undefined ? between !== "" : between !== "" && !TOKENS.test(between)) return undefined;
  const close = value.indexOf(">", open);
  if (close < 0) return undefined;
  const uri = value.slice(open + 1, close);
  const params = trimBlanks(value.slice(close + 1));
  if (!isUri(uri) || !areParams(params)) return undefined;
  return { display: display ?? (between === "" ? undefined : between), uri, params };
}

/** Without brackets all parameters are the header's, and the URI may hold no `?` or comma (RFC 3261 §20). */
function bareAddress(value: string): NameAddr | undefined {
  const semicolon = value.indexOf(";");
  const uri = trimBlanks(semicolon < 0 ? value : value.slice(0, semicolon));
  const params = semicolon < 0 ? "" : value.slice(semicolon);
  if (!isUri(uri) || /[?,]/.test(uri) || !areParams(params)) return undefined;
  return { display: undefined, uri, params };
}

function isUri(text: string): boolean {
  return /^[a-z][-+.\w]*:[^\s<>"]+$/i.test(text);
}
