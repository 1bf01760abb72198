import { repeated } from "./repeated.ts";
import type { SrfRequest, SrfRequestOptions, SrfResponse } from "./srf-types.ts";

/** What we understand, so that the other side may use it (RFC 3261 §20.5, §20.37). */
export const ALLOW = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY";
const SUPPORTED = "timer, 100rel, replaces";

/**
 * What every offer and answer of ours says of itself: a session that nobody refreshes ends after so many seconds (RFC 4028),
 * so that no agent stays with a line that is dead. The server refreshes; 0: no session timers.
 */
export function sessionWish(seconds: number): Record<string, string> {
  const expires: Record<string, string> = seconds > 0 ? { "Session-Expires": String(seconds) } : {};
  return { Allow: ALLOW, Supported: SUPPORTED, ...expires };
}

/** The same request with the interval that a 422 asks for (RFC 4028 §7.4); undefined for other answers, and who asks in vain. */
export function withLongerSession(
  options: SrfRequestOptions,
  sent: SrfRequest,
  response: SrfResponse,
): SrfRequestOptions | undefined {
  if (response.status !== 422) return undefined;
  const least = Number.parseInt(response.get("Min-SE") ?? "", 10);
  const asked = Number.parseInt(sent.get("Session-Expires") ?? "", 10);
  if (!(least > asked)) return undefined;
  return repeated(options, sent, { "Session-Expires": String(least), "Min-SE": String(least) });
}
