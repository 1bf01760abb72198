import { trimBlanks } from "./trim-blanks.ts";

/**
 * Where the first of several comma-separated values ends (RFC 3261 §7.3): commas inside quotes or `<…>` do not count.
 * @returns the index of the comma, or the length of the text
 */
export function endOfFirstValue(text: string, from = 0): number {
  let quoted = false;
  let bracketed = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x3c) bracketed = true;
    else if (code === 0x3e) bracketed = false;
    else if (code === 0x2c && !bracketed) return at;
  }
  return text.length;
}

/** `a, "b, c" <sip:d,e@f>` → two values, trimmed, without empty ones. */
export function splitValues(text: string): readonly string[] {
  if (!text.includes(",")) {
    const only = trimBlanks(text);
    return only === "" ? [] : [only];
  }
  const values: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const end = endOfFirstValue(text, at);
    const value = trimBlanks(text.slice(at, end));
    if (value !== "") values.push(value);
    at = end + 1;
  }
  return values;
}
