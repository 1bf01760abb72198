import type { Flow } from "@patchbay/sip/flow";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { tellNewRequest } from "./notify.ts";
import { pickApplication } from "./routing.ts";
import { openServerCall } from "./server-call.ts";
import { legId, type Stack } from "./stack.ts";
import { answerStateless } from "./stateless.ts";

/** Methods that an application may route. */
const ROUTABLE = new Set(["INVITE", "REGISTER", "OPTIONS", "SUBSCRIBE", "NOTIFY", "MESSAGE", "INFO", "PUBLISH"]);
/** Methods that mean nothing without a dialog. */
const IN_DIALOG_ONLY = new Set(["BYE", "PRACK", "UPDATE"]);
const ALLOW =
  "INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER, SUBSCRIBE, NOTIFY, MESSAGE, INFO, PUBLISH, UPDATE, PRACK, REFER";
/** Seconds after which a refused caller may come again. */
const RETRY_AFTER = "5";

/** A request outside any dialog: goes to an application, or is refused at once. */
export function receiveNewRequest(stack: Stack, request: SipRequest, flow: Flow, key: string): void {
  const { method } = request;
  if (IN_DIALOG_ONLY.has(method)) {
    answerStateless(stack, request, flow, 481);
    return;
  }
  if (!stack.guard.admits(method, flow.remoteAddress) || isBusy(stack, method)) {
    stack.counters.overload++;
    answerStateless(stack, request, flow, 503, undefined, [["Retry-After", RETRY_AFTER]]);
    return;
  }
  if (method === "INVITE" && isRepeated(stack, request, flow)) return;
  const application = pickApplication(stack, method.toLowerCase());
  if (application) {
    const call = openServerCall(stack, request, flow, key, undefined);
    call.owner = application;
    tellNewRequest(stack, application, call);
    return;
  }
  stack.counters.refused++;
  if (ROUTABLE.has(method)) {
    answerStateless(stack, request, flow, 503, undefined, [["Retry-After", RETRY_AFTER]]);
    return;
  }
  answerStateless(stack, request, flow, method === "REFER" ? 405 : 501, undefined, [["Allow", ALLOW]]);
}

/** Refusing early keeps the accepted calls good: a slow application shows in what it has not answered at all. */
function isBusy(stack: Stack, method: string): boolean {
  const { maxPending, maxUnheard, maxDialogs } = stack.limits;
  if (stack.serverById.size >= maxPending || stack.unheard.size >= maxUnheard) return true;
  return method === "INVITE" && stack.legs.size >= maxDialogs;
}

/**
 * An INVITE that came by two ways is answered once (482, RFC 3261 §8.2.2.2); another INVITE of the same caller and call
 * has to wait until the first is settled (491).
 */
function isRepeated(stack: Stack, request: SipRequest, flow: Flow): boolean {
  const id = legId(request.callId, request.fromTag);
  const first = stack.inviteByLeg.get(id) ?? stack.legs.get(id)?.offered;
  if (!first) return false;
  const same = first.request.cseq?.number === request.cseq?.number;
  answerStateless(stack, request, flow, same ? 482 : 491);
  return true;
}
