import { headerOf } from "./sip-message.ts";

const HIDDEN = "***";

/**
 * A message without what whoever looks at calls must not read: answers to password challenges (RFC 3261 §22.4), keys of
 * encrypted media (RFC 4568 §4), and digits, which may be a card's.
 */
export function redact(text: string): string {
  const end = text.indexOf("\r\n\r\n");
  const head = end < 0 ? text : text.slice(0, end);
  const body = end < 0 ? "" : text.slice(end + 4);
  const open = head
    .replace(/^((?:proxy-)?authorization\s*:.*?\b(?:response|cnonce)\s*=\s*)("[^"]*"|[^\s,]+)/gim, `$1"${HIDDEN}"`)
    .replace(/^(((?:proxy-)?authorization)\s*:\s*(?!digest\b)\S+\s+).*$/gim, `$1${HIDDEN}`);
  return end < 0 ? open : `${open}\r\n\r\n${readable(body, headerOf(text, "content-type", "c") ?? "")}`;
}

function readable(body: string, type: string): string {
  if (/dtmf/i.test(type)) return body === "" ? "" : HIDDEN;
  return body.replace(/^(a=crypto:\S+ \S+ inline:)\S+/gim, `$1${HIDDEN}`);
}
