import type { Flow } from "@patchbay/sip/flow";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { InviteServerTransaction } from "@patchbay/sip/transaction/invite-server";
import { NonInviteServerTransaction } from "@patchbay/sip/transaction/non-invite-server";
import { awaitApplication } from "./answer.ts";
import { Held } from "./held.ts";
import { type Leg, legId, type ServerCall, type Stack } from "./stack.ts";
import { stackResponse } from "./stateless.ts";

/** Takes a request in: makes its transaction, and answers an INVITE with 100 at once. */
export function openServerCall(
  stack: Stack,
  request: SipRequest,
  flow: Flow,
  key: string,
  leg: Leg | undefined,
): ServerCall {
  const id = stack.ids.serial();
  const held = new Held(stack, flow, key);
  const isInvite = request.method === "INVITE";
  const call: ServerCall = {
    id,
    request,
    flow,
    held,
    transaction: isInvite ? new InviteServerTransaction(held) : new NonInviteServerTransaction(held),
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
  awaitApplication(stack, call);
  held.transaction = call.transaction;
  held.call = call;
  stack.serverById.set(id, call);
  leg?.open.add(call);
  if (isInvite) {
    if (!leg) stack.inviteByLeg.set(legId(request.callId, request.fromTag), call);
    call.transaction.respond(100, stackResponse(request, "", 100).text);
  }
  return call;
}
