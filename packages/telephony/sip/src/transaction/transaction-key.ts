import type { SipRequest, SipResponse } from "../message/sip-message.ts";
import { MAGIC_COOKIE } from "../message/via.ts";

/**
 * What makes a request the same request (RFC 3261 §17.2.3): branch, sent-by and method, where an ACK counts as its
 * INVITE. A branch without the magic cookie, or with nothing behind it, comes from RFC 2543: there Call-ID, CSeq,
 * From-tag, Request-URI and Via decide. Joined, so that the key does not keep the whole message alive.
 */
export function serverKey(request: SipRequest, method = request.method): string {
  const counted = method === "ACK" ? "INVITE" : method;
  const via = request.via;
  const branch = via?.branch ?? "";
  if (branch.length > MAGIC_COOKIE.length && branch.slice(0, MAGIC_COOKIE.length).toLowerCase() === "z9hg4bk") {
    return [branch, via?.sentBy, counted].join("|");
  }
  const number = request.cseq?.number;
  return ["2543", request.callId, number, request.fromTag, request.uri, via?.sentBy, branch, counted].join("|");
}

/** A response belongs to the request with its branch and CSeq method (RFC 3261 §17.1.3). */
export function clientKey(response: SipResponse): string | undefined {
  const branch = response.via?.branch;
  const method = response.cseq?.method;
  return branch && method ? `${branch}|${method}` : undefined;
}
