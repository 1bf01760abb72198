import { paramIn } from "../message/params.ts";
import type { SipRequest, SipResponse } from "../message/sip-message.ts";
import { splitValues } from "../message/split-values.ts";
import { trimBlanks } from "../message/trim-blanks.ts";

/** The shortest session interval that we take (RFC 4028 §4), in seconds. */
export const MIN_SESSION_SECONDS = 90;

/** What a session timer runs by: after `seconds` without a refresh the session is over. The refresher is a role in one request. */
export interface SessionTerms {
  readonly seconds: number;
  readonly refresher: "uac" | "uas";
}

interface Asked {
  readonly seconds: number;
  readonly refresher: SessionTerms["refresher"] | undefined;
}

/** The Session-Expires of a message; what cannot be read counts as absent. */
export function sessionExpires(message: SipRequest | SipResponse): Asked | undefined {
  const value = message.header("session-expires");
  const seconds = value === undefined ? undefined : secondsOf(value);
  if (value === undefined || seconds === undefined) return undefined;
  const refresher = paramIn(value, 0, "refresher")?.toLowerCase();
  return { seconds, refresher: refresher === "uac" || refresher === "uas" ? refresher : undefined };
}

/** The Min-SE of a message, and never less than ours. */
export function minimumOf(message: SipRequest | SipResponse): number {
  return Math.max(MIN_SESSION_SECONDS, secondsOf(message.header("min-se") ?? "") ?? 0);
}

/** Is this to be refused with 422? Only the caller's own wish: a proxy may ask in the name of one who knows no timers (§9). */
export function isTooShort(request: SipRequest): boolean {
  const asked = sessionExpires(request);
  return asked !== undefined && asked.seconds < MIN_SESSION_SECONDS && knowsTimers(request);
}

/**
 * What the answering side puts into its 2xx (§9): never longer than was asked for. A caller who knows no timers cannot
 * refresh, so we do. undefined: nobody wants a timer.
 * @param own what the application wants
 */
export function answeredTerms(request: SipRequest, own: SipResponse): SessionTerms | undefined {
  const [asked, wanted] = [sessionExpires(request), sessionExpires(own)];
  if (!asked && !wanted) return undefined;
  const seconds = Math.min(asked?.seconds ?? Number.POSITIVE_INFINITY, wanted?.seconds ?? Number.POSITIVE_INFINITY);
  const refresher = knowsTimers(request) ? (asked?.refresher ?? wanted?.refresher ?? "uac") : "uas";
  return { seconds: Math.max(seconds, minimumOf(request)), refresher };
}

/** What the 2xx to our request says. One without the header comes from a side without timers: we refresh alone (§7.2). */
export function agreedTerms(request: SipRequest, response: SipResponse): SessionTerms | undefined {
  const [asked, answered] = [sessionExpires(request), sessionExpires(response)];
  if (answered) return { seconds: answered.seconds, refresher: answered.refresher ?? "uac" };
  return asked && { seconds: asked.seconds, refresher: "uac" };
}

function knowsTimers(request: SipRequest): boolean {
  const options = [...request.all("supported"), ...request.all("require")].flatMap(splitValues);
  return options.some((option) => option.toLowerCase() === "timer");
}

/** `1800;refresher=uac` → 1800. */
function secondsOf(value: string): number | undefined {
  const text = trimBlanks(value.split(";")[0] ?? "");
  return /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}
