import type { SipHeaders } from "@patchbay/ports/signalling";

/**
 * drachtio-srf has one value for each header, and joins several by commas, which challenges must not be (RFC 3261 §7.3.1):
 * each further value brings its own header line with it.
 */
export function headerLines(headers: SipHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === "string" ? value : value.join(`\r\n${name}: `),
    ]),
  );
}
