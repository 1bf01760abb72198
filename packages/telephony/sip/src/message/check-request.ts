import { parseNameAddr } from "./name-addr.ts";
import type { SipRequest } from "./sip-message.ts";
import { parseSipUri } from "./sip-uri.ts";
import { splitValues } from "./split-values.ts";
import { isViaLine } from "./via.ts";

/** Why a request is refused before anybody looks at what it wants. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** Extensions that this stack, or an application behind it, may be required to understand. */
const SUPPORTED = new Set([
  "100rel",
  "timer",
  "replaces",
  "path",
  "outbound",
  "gruu",
  "norefersub",
  "tdialog",
  "ice",
  "precondition",
  "from-change",
  "histinfo",
  "eventlist",
  "pref",
  "resource-priority",
  "join",
  "multiple-refer",
  "sec-agree",
  "answermode",
  "geolocation",
  "uui",
]);

const SINGLE = ["from", "to", "call-id", "cseq", "max-forwards"] as const;
/** Would break the control protocol's tokens or the lines of a message. */
const BREAKS_TOKENS = /[|\r\n]/;

/** The checks of RFC 3261 §8.2 and §16.3 that need no state. undefined: nothing wrong. */
export function checkRequest(request: SipRequest): Refusal | undefined {
  if (request.fault === "version") return refusal(505, "Version Not Supported");
  if (request.fault) return refusal(400, `Bad Request (${request.fault})`);
  return checkShape(request) ?? checkUri(request) ?? checkRequire(request);
}

function checkShape(request: SipRequest): Refusal | undefined {
  for (const key of SINGLE) {
    const values = request.all(key);
    if (values.length > 1) return refusal(400, `Repeated ${key}`);
    if (values.length === 0 && key !== "max-forwards") return refusal(400, `Missing ${key}`);
  }
  if (!request.via || !request.all("via").every(isViaLine)) return refusal(400, "Bad Via");
  const cseq = request.cseq;
  if (!cseq || cseq.method !== request.method) return refusal(400, "Bad CSeq");
  if (BREAKS_TOKENS.test(request.callId) || BREAKS_TOKENS.test(request.fromTag ?? ""))
    return refusal(400, "Bad Call-ID");
  if (!oneAddress(request.header("from")) || !oneAddress(request.header("to"))) return refusal(400, "Bad From or To");
  const hops = request.header("max-forwards");
  if (hops !== undefined && !(/^\d{1,9}$/.test(hops) && Number(hops) <= 255)) return refusal(400, "Bad Max-Forwards");
  return request.method === "REGISTER" ? checkRegister(request) : checkContacts(request);
}

function checkUri(request: SipRequest): Refusal | undefined {
  const scheme = /^([a-z][-+.\w]*):/i.exec(request.uri)?.[1]?.toLowerCase();
  if (!scheme) return refusal(400, "Bad Request-URI");
  if (scheme === "tel" || scheme === "urn") return undefined;
  if (scheme !== "sip" && scheme !== "sips") return refusal(416, "Unsupported URI Scheme");
  const uri = parseSipUri(request.uri);
  // Headers have no meaning in a Request-URI (RFC 3261 §19.1.1, table 1).
  return uri && uri.headers === undefined ? undefined : refusal(400, "Bad Request-URI");
}

function checkRequire(request: SipRequest): Refusal | undefined {
  if (request.method === "ACK" || request.method === "CANCEL") return undefined;
  const wanted = [...request.all("require"), ...request.all("proxy-require")].flatMap(splitValues);
  const unknown = [...new Set(wanted.filter((tag) => !SUPPORTED.has(tag.toLowerCase())))];
  if (unknown.length === 0) return undefined;
  return { status: 420, reason: "Bad Extension", headers: [["Unsupported", unknown.join(", ")]] };
}

/** `Contact: *` removes all bindings and means nothing else (RFC 3261 §10.3 step 6). */
function checkRegister(request: SipRequest): Refusal | undefined {
  const contacts = request.all("contact").flatMap(splitValues);
  if (contacts.includes("*")) {
    return contacts.length === 1 && request.header("expires") === "0" ? undefined : refusal(400, "Bad Contact");
  }
  const expires = request.header("expires");
  if (expires !== undefined && !isSeconds(expires)) return refusal(400, "Bad Expires");
  return checkContacts(request);
}

function checkContacts(request: SipRequest): Refusal | undefined {
  for (const contact of request.all("contact").flatMap(splitValues)) {
    if (contact !== "*" && !parseNameAddr(contact)) return refusal(400, "Bad Contact");
  }
  return undefined;
}

function oneAddress(value: string | undefined): boolean {
  return value !== undefined && parseNameAddr(value) !== undefined;
}

/** delta-seconds are 32 bits (RFC 3261 §20.19). */
function isSeconds(value: string): boolean {
  return /^\d{1,10}$/.test(value) && Number(value) < 2 ** 32;
}

function refusal(status: number, reason: string): Refusal {
  return { status, reason, headers: [] };
}
