import { isBlank, trimBlanks } from "./trim-blanks.ts";

/**
 * One `;name=value` parameter of a header value, looked for behind the `>` when there is one: parameters inside the
 * brackets belong to the URI (RFC 3261 §20.10).
 * @returns the value without quotes, "" for a parameter without value, undefined when it is not there
 */
export function headerParam(value: string, name: string): string | undefined {
  return paramIn(value, afterAddress(value), name);
}

/** The same in text that is nothing but parameters or a URI. */
export function paramIn(text: string, from: number, name: string): string | undefined {
  let at = text.indexOf(";", from);
  while (at >= 0) {
    const end = endOfParam(text, at + 1);
    const equals = text.indexOf("=", at + 1);
    const nameEnd = equals >= 0 && equals < end ? equals : end;
    if (sameName(text, at + 1, nameEnd, name))
      return nameEnd === end ? "" : unquote(trimBlanks(text.slice(nameEnd + 1, end)));
    at = end < text.length ? end : -1;
  }
  return undefined;
}

const PARAMS = /^(?:\s*;\s*[-.!%*_+`'~\w]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]+))?)*\s*$/;

/** Is this text nothing but well-formed `;name` and `;name=value`? */
export function areParams(text: string): boolean {
  return text === "" || PARAMS.test(text);
}

/** Removes one parameter wherever it stands behind the address. */
export function withoutParam(value: string, name: string): string {
  const from = afterAddress(value);
  let at = value.indexOf(";", from);
  while (at >= 0) {
    const end = endOfParam(value, at + 1);
    const equals = value.indexOf("=", at + 1);
    if (sameName(value, at + 1, equals >= 0 && equals < end ? equals : end, name)) {
      return value.slice(0, at) + value.slice(end);
    }
    at = end < value.length ? end : -1;
  }
  return value;
}

/** Index behind the `>` of a name-addr, or 0 for a bare address. */
function afterAddress(value: string): number {
  let at = 0;
  if (value.charCodeAt(0) === 0x22) {
    at = 1;
    while (at < value.length && value.charCodeAt(at) !== 0x22) at += value.charCodeAt(at) === 0x5c ? 2 : 1;
  }
  const open = value.indexOf("<", at);
  if (open < 0) return 0;
  const close = value.indexOf(">", open);
  return close < 0 ? value.length : close + 1;
}

function endOfParam(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x3b || code === 0x3f || code === 0x2c) return at;
  }
  return text.length;
}

function sameName(text: string, from: number, to: number, name: string): boolean {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (end - start !== name.length) return false;
  for (let i = 0; i < name.length; i++) {
    // Parameter names are ASCII letters, digits and a few marks: folding by one bit is enough for the letters.
    if ((text.charCodeAt(start + i) | 0x20) !== (name.charCodeAt(i) | 0x20)) return false;
  }
  return true;
}

function unquote(value: string): string {
  if (!value.startsWith('"')) return value;
  return value.replace(/^"|"$/g, "").replace(/\\(.)/g, "$1");
}
