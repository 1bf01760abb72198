import type { Flow } from "@patchbay/sip/flow";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { statusPhrase } from "@patchbay/sip/message/status-phrase";
import { type HeaderLine, writeResponse } from "@patchbay/sip/message/write-message";
import type { Stack } from "./stack.ts";

/** A response that the stack makes by itself (RFC 3261 §8.2.6.2). */
export function stackResponse(
  request: SipRequest,
  tag: string,
  status: number,
  reason = statusPhrase(status),
  extra: readonly HeaderLine[] = [],
): SipResponse {
  const lines: HeaderLine[] = request.all("via").map((via): HeaderLine => ["Via", via]);
  const to = request.header("to");
  const tagged = status === 100 || request.toTag !== undefined ? to : `${to};tag=${tag}`;
  const copied = {
    From: request.header("from"),
    To: to && tagged,
    "Call-ID": request.callId,
    CSeq: request.header("cseq"),
  };
  // A refused request may lack some of them.
  for (const [name, value] of Object.entries(copied)) if (value) lines.push([name, value]);
  lines.push(...extra);
  return writeResponse(status, reason, lines);
}

/** Answers without keeping anything: a repetition of the request gets the same answer (RFC 3261 §8.2.7). */
export function answerStateless(
  stack: Stack,
  request: SipRequest,
  flow: Flow,
  status: number,
  reason?: string,
  extra?: readonly HeaderLine[],
): void {
  flow.send(stackResponse(request, stack.statelessTag, status, reason, extra).text);
}
