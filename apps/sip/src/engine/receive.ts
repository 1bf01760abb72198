import { isTooShort, MIN_SESSION_SECONDS } from "@patchbay/sip/dialog/session-terms";
import type { Flow } from "@patchbay/sip/flow";
import { checkRequest } from "@patchbay/sip/message/check-request";
import { parseMessage } from "@patchbay/sip/message/parse-message";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { endOfFirstValue } from "@patchbay/sip/message/split-values";
import { viaWithSource } from "@patchbay/sip/message/via";
import { withTopVia } from "@patchbay/sip/message/write-message";
import { InviteServerTransaction } from "@patchbay/sip/transaction/invite-server";
import { clientKey, serverKey } from "@patchbay/sip/transaction/transaction-key";
import { receiveAck } from "./ack.ts";
import { receiveCancel } from "./cancel.ts";
import { receiveInDialog } from "./in-dialog.ts";
import { receiveNewRequest } from "./new-request.ts";
import type { Stack } from "./stack.ts";
import { answerStateless } from "./stateless.ts";

/** One message from the network. Whatever it is, this returns: what cannot be read is counted. */
export function receive(stack: Stack, text: string, flow: Flow): void {
  stack.counters.messagesIn++;
  const message = parseMessage(text, { body: "datagram" });
  if (!message) {
    stack.counters.malformed++;
    return;
  }
  if (message.kind === "response") {
    const key = clientKey(message);
    const call = key === undefined ? undefined : stack.clientByBranch.get(key);
    if (call) call.transaction?.receive(message);
    else stack.counters.malformed++;
    return;
  }
  receiveRequest(stack, message, flow);
}

function receiveRequest(stack: Stack, received: SipRequest, flow: Flow): void {
  const request = withSource(received, flow);
  if (!request) {
    // Without a Via nobody can be answered.
    stack.counters.malformed++;
    return;
  }
  const key = serverKey(request);
  const known = stack.serverByKey.get(key);
  if (request.method === "ACK") {
    const { transaction } = known ?? {};
    if (transaction instanceof InviteServerTransaction && transaction.state !== "accepted") transaction.acknowledge();
    else receiveAck(stack, request, flow);
    return;
  }
  if (known) {
    stack.counters.retransmissions++;
    known.transaction?.retransmitted();
    return;
  }
  const refusal = checkRequest(request);
  if (refusal) {
    stack.counters.refused++;
    answerStateless(stack, request, flow, refusal.status, refusal.reason, refusal.headers);
    return;
  }
  const opensSession = request.method === "INVITE" || request.method === "UPDATE";
  if (opensSession && isTooShort(request)) {
    stack.counters.refused++;
    answerStateless(stack, request, flow, 422, undefined, [["Min-SE", String(MIN_SESSION_SECONDS)]]);
    return;
  }
  if (request.method === "CANCEL") receiveCancel(stack, request, flow);
  else if (request.toTag !== undefined) receiveInDialog(stack, request, flow, key);
  else receiveNewRequest(stack, request, flow, key);
}

/** The request with what its source says about it in the topmost Via (RFC 3261 §18.2.1). */
function withSource(request: SipRequest, flow: Flow): SipRequest | undefined {
  const { via } = request;
  const line = request.header("via");
  if (!via || line === undefined) return undefined;
  const value = line.slice(0, endOfFirstValue(line));
  const full = viaWithSource(value, via, flow.remoteAddress, flow.remotePort);
  return full === value ? request : withTopVia(request, full);
}
