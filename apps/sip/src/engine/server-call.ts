import type { Flow } from "@patchbay/sip/flow";
import { isReliable } from "@patchbay/sip/flow";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { InviteServerTransaction } from "@patchbay/sip/transaction/invite-server";
import { NonInviteServerTransaction } from "@patchbay/sip/transaction/non-invite-server";
import type { ServerTransactionSetup } from "@patchbay/sip/transaction/server-transaction";
import { answerByStack } from "./answer.ts";
import { endByTimeout } from "./hang-up.ts";
import { type Held, type Leg, legId, type ServerCall, type Stack } from "./stack.ts";
import { stackResponse } from "./stateless.ts";

/** Takes a request in: makes its transaction, and answers an INVITE with 100 at once. */
export function openServerCall(
  stack: Stack,
  request: SipRequest,
  flow: Flow,
  key: string,
  leg: Leg | undefined,
): ServerCall {
  const id = stack.ids.uuid();
  const held: Held = { transaction: undefined, call: undefined };
  const setup = transactionSetup(stack, flow, key, held);
  const isInvite = request.method === "INVITE";
  const call: ServerCall = {
    id,
    request,
    flow,
    held,
    transaction: isInvite ? new InviteServerTransaction(setup) : new NonInviteServerTransaction(setup),
    localTag: leg?.dialog.localTag ?? stack.ids.tag(),
    owner: undefined,
    leg,
    inDialog: leg !== undefined,
    answer: undefined,
    silence: undefined,
    reliable: undefined,
    rseq: 0,
    proxy: undefined,
  };
  call.silence = stack.timers.start(stack.limits.silenceMillis, () => answerByStack(stack, call, 408));
  held.transaction = call.transaction;
  held.call = call;
  stack.serverByKey.set(key, held);
  stack.serverById.set(id, call);
  leg?.open.add(call);
  if (isInvite) {
    if (!leg) stack.inviteByLeg.set(legId(request.callId, request.fromTag), call);
    call.transaction.respond(100, stackResponse(request, "", 100).text);
  }
  return call;
}

/** In a function of its own: what the transaction keeps for 32 s must not keep the request alive. */
function transactionSetup(stack: Stack, flow: Flow, key: string, held: Held): ServerTransactionSetup {
  return {
    timers: stack.timers,
    timing: stack.timing,
    reliable: isReliable(flow.transport),
    send: (text) => flow.send(text),
    events: {
      unacknowledged: (status) => {
        const leg = held.call?.leg;
        if (status < 300 && leg) endByTimeout(stack, leg, "ACK timeout");
      },
      ended: () => stack.serverByKey.delete(key),
    },
  };
}
