import type { SipAnswer, SipQuestion } from "@patchbay/ports/signalling";
import type { ControlLink } from "./control-link.ts";
import { parameterOf } from "./sip-text.ts";
import type { SrfRequestOptions, SrfResponse } from "./srf-types.ts";

/** A request outside of any call, until its final answer, or until there will be none. */
export async function askParty(link: ControlLink, question: SipQuestion): Promise<SipAnswer> {
  const began = performance.now();
  const exchange = await link.exchange(requestOf(question), question.withinMs);
  const tookMs = Math.round(performance.now() - began);
  if ("code" in exchange) return { status: 0, why: exchange.why, tookMs };
  const { response } = exchange;
  const granted = question.method === "REGISTER" && response.status < 300 ? expiresOf(response, question) : undefined;
  return {
    status: response.status,
    why: response.reason ?? "",
    tookMs,
    ...(granted === undefined ? {} : { expires: granted }),
  };
}

function requestOf(question: SipQuestion): SrfRequestOptions {
  const { method, uri } = question;
  const auth = question.auth ? { auth: { ...question.auth } } : {};
  if (question.method === "OPTIONS") return { method, uri, ...auth, headers: { Accept: "application/sdp" } };
  // The address of record is ours at their registrar (RFC 3261 §10.2), the contact is where this server listens.
  const user = encodeURIComponent(question.user).replaceAll("%2B", "+");
  const ours = `<${uri.replace(/^(sips?:)(?:[^@;]*@)?([^;?]*).*/i, `$1${user}@$2`)}>`;
  return {
    ...{ method, uri, ...auth },
    headers: {
      From: ours,
      To: ours,
      Contact: `<sip:${user}@localhost>;expires=${question.expires}`,
      Expires: String(question.expires),
    },
  };
}

/** What was granted: our contact's own, or the whole answer's (RFC 3261 §10.2.1.1). */
function expiresOf(response: SrfResponse, { expires }: SipQuestion & { method: "REGISTER" }): number {
  const contact = response.get("Contact");
  const granted = Number((contact && parameterOf(contact, "expires")) ?? response.get("Expires") ?? expires);
  return Number.isFinite(granted) ? granted : expires;
}
