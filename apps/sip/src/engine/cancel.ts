import type { Flow } from "@patchbay/sip/flow";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { serverKey } from "@patchbay/sip/transaction/transaction-key";
import { answerByStack } from "./answer.ts";
import { endByTimeout } from "./hang-up.ts";
import { tell } from "./notify.ts";
import { legId, type ServerCall, type Stack } from "./stack.ts";
import { answerStateless } from "./stateless.ts";

/** RFC 3261 §9.2: 200 to the CANCEL, 487 to the INVITE, and the application is told. */
export function receiveCancel(stack: Stack, request: SipRequest, flow: Flow): void {
  const exact = stack.serverByKey.get(serverKey(request, "INVITE"));
  // Settled: a CANCEL has no effect any more.
  if (exact && !exact.call) {
    answerStateless(stack, request, flow, 200);
    return;
  }
  const call = exact?.call ?? findInvite(stack, request);
  if (!call) {
    answerStateless(stack, request, flow, 481);
    return;
  }
  if (call.answer) {
    const unsettled = call.leg?.offered === call && call.answer.status < 300;
    answerStateless(stack, request, flow, unsettled ? 481 : 200);
    if (unsettled && call.leg) endByTimeout(stack, call.leg, "CANCEL after 200 OK");
    return;
  }
  answerStateless(stack, request, flow, 200);
  const dialogId = call.leg?.id ?? "";
  call.proxy?.cancel();
  answerByStack(stack, call, 487);
  if (call.owner?.open && !call.proxy) tell(stack, call.owner, request, flow, call.id, dialogId);
}

/** Without the branch: by call, caller and number, as a NAT or a sloppy caller may change the Via. */
function findInvite(stack: Stack, request: SipRequest): ServerCall | undefined {
  const id = legId(request.callId, request.fromTag);
  const call = stack.inviteByLeg.get(id) ?? stack.legs.get(id)?.offered;
  return call?.request.cseq?.number === request.cseq?.number ? call : undefined;
}
