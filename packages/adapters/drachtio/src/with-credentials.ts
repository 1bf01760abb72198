import { answerChallenge, isStale } from "@patchbay/sip/digest/answer-challenge";
import type { DigestHash } from "@patchbay/sip/digest/digest";
import { repeated } from "./repeated.ts";
import type { SrfRequest, SrfRequestOptions, SrfResponse } from "./srf-types.ts";

const ANSWER_TO = {
  401: { asks: "WWW-Authenticate", answers: "Authorization" },
  407: { asks: "Proxy-Authenticate", answers: "Proxy-Authorization" },
} as const;

/**
 * The same request again with an answer to the challenge that came (RFC 3261 §22.2, RFC 8760): drachtio-srf itself knows
 * MD5 only, and reads the first challenge only. Undefined where there is nothing to answer, or it was answered in vain.
 */
export function withCredentials(
  options: SrfRequestOptions,
  sent: SrfRequest,
  response: SrfResponse,
  { hash, cnonce }: { readonly hash: DigestHash; readonly cnonce: string },
): SrfRequestOptions | undefined {
  const named = ANSWER_TO[response.status as keyof typeof ANSWER_TO];
  if (!named || !options.auth) return undefined;
  const challenge = response.get(named.asks);
  if (sent.has(named.answers) && !isStale(challenge)) return undefined;
  const asked = { method: options.method, uri: sent.uri, account: options.auth, cnonce };
  const answer = answerChallenge(challenge, asked, hash);
  if (!answer) return undefined;
  const again = repeated(options, sent, { [named.answers]: answer });
  return options.stackDialogId === undefined ? { ...again, ...challenger(options, response) } : again;
}

/** A name may lead elsewhere the next time, where nobody knows the nonce: the answer goes to who asked. */
function challenger({ uri, proxy }: SrfRequestOptions, { source_address, source_port }: SrfResponse) {
  const next = proxy ?? uri ?? "";
  if (/^sips?:(?:[^@]*@)?(?:\d+(?:\.\d+){3}|\[)/i.test(next) || !source_address) return {};
  const transport = /;transport=[^;>\s]+/i.exec(next)?.[0] ?? "";
  const host = source_address.includes(":") ? `[${source_address}]` : source_address;
  return { proxy: `sip:${host}:${source_port}${transport}` };
}
