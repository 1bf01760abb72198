import type { Prisma } from "./generated/client.ts";

/**
 * JSON text that PostgreSQL takes: it refuses U+0000 and halves of surrogate pairs, which callers' names and typed-in texts
 * may hold. The first are dropped, the second become U+FFFD.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  // JSON writes both as a backslash, a "u" and four hex digits, so that nearly every text is seen to be good at once.
  if (!text.includes("\\u")) return text;
  return JSON.stringify(value, (_, part) => (typeof part === "string" ? plainText(part) : part));
}

export function plainText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes("\0") ? whole.replaceAll("\0", "") : whole;
}

/** The same as a value for a Prisma JSON field that is never SQL NULL. */
export function jsonInput(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(jsonText(value));
}
