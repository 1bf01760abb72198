import type { Instant } from "@patchbay/base/time";

/** A SIP message of a call as it passed between us and a party. Repeats and the acknowledging of refusals are the SIP server's own and not among them. */
export interface TracedMessage {
  readonly at: Instant;
  /** Of the dialog: each party of a call has its own. */
  readonly sipCallId: string;
  /** By us. */
  readonly sent: boolean;
  /** `udp`, `tcp`, `tls`, `ws` or `wss`. */
  readonly transport: string;
  /** `address:port` of the party, where the message says it. */
  readonly peer?: string;
  /** Where we took it, likewise. */
  readonly near?: string;
  /** As it was, without what nobody may read. */
  readonly text: string;
}

/** What a line of a ladder says: `INVITE`, `180 Ringing`. */
export function titleOf(text: string): string {
  const [line = ""] = text.split("\r\n", 1);
  return line.startsWith("SIP/2.0 ") ? line.slice(8) : (line.split(" ", 1)[0] ?? "");
}

/** The value of the first header of this name, or of its short form (RFC 3261 §7.3.3). */
export function headerOf(text: string, name: string, short?: string): string | undefined {
  const head = text.split("\r\n\r\n", 1)[0] ?? "";
  for (const line of head.split("\r\n").slice(1)) {
    const colon = line.indexOf(":");
    const found = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && (found === name || found === short)) return line.slice(colon + 1).trim();
  }
  return undefined;
}

export function isInvite(text: string): boolean {
  return text.startsWith("INVITE ");
}
