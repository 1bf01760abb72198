/**
 * Trims what SIP calls blank. `trim()` must not be used on binary strings: it takes the byte 0xA0 for a no-break space and
 * would cut a UTF-8 character that ends with it (the `à` of a display name) in two.
 */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
}
