import { inSequence } from "@patchbay/sip/dialog/dialog";
import type { Flow } from "@patchbay/sip/flow";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { answerByStack, dropLeg } from "./answer.ts";
import { sendAck } from "./client-ack.ts";
import { deliver } from "./deliver.ts";
import { findLeg } from "./find-leg.ts";
import { learnFlow, moveTarget } from "./leg.ts";
import { forwardLoosely } from "./loose-route.ts";
import { tell } from "./notify.ts";
import { openServerCall } from "./server-call.ts";
import { type Leg, legId, type ServerCall, type Stack } from "./stack.ts";
import { answerStateless } from "./stateless.ts";

const MOVES_TARGET = new Set(["INVITE", "UPDATE", "SUBSCRIBE", "NOTIFY", "REFER"]);

/** A request with a To-tag. */
export function receiveInDialog(stack: Stack, request: SipRequest, flow: Flow, key: string): void {
  const leg = findLeg(stack, request);
  if (!leg) {
    if (receiveEarlyNotify(stack, request, flow, key)) return;
    if (forwardLoosely(stack, request, flow, key)) return;
    stack.counters.refused++;
    answerStateless(stack, request, flow, 481);
    return;
  }
  const number = request.cseq?.number ?? 0;
  if (!inSequence(leg.dialog, number)) {
    answerStateless(stack, request, flow, 500, "CSeq out of order");
    return;
  }
  leg.dialog = { ...leg.dialog, remoteSeq: number };
  if (request.method === "INVITE" && refuseGlare(stack, leg, request, flow)) return;
  if (request.method === "UPDATE" && refuseUpdate(stack, leg, request, flow)) return;
  if (MOVES_TARGET.has(request.method) && request.header("contact") !== undefined) {
    learnFlow(leg, request, flow);
    moveTarget(stack, leg, request);
  }

  const call = openServerCall(stack, request, flow, key, leg);
  call.owner = leg.owner;
  if (request.method === "PRACK" && leg.offered?.reliable) {
    const rack = request.header("rack") ?? "";
    if (!leg.offered.reliable.isAcknowledgedBy(rack, leg.offered.request.cseq?.number ?? -1)) {
      answerByStack(stack, call, 481);
      return;
    }
    leg.offered.reliable.stop();
    leg.offered.reliable = undefined;
  }
  if (request.method === "INVITE") leg.offered = call;
  if (request.method === "BYE") {
    receiveBye(stack, leg, call);
    return;
  }
  deliver(stack, leg, call);
}

/** RFC 3261 §14.2: two INVITEs at once in one dialog. */
function refuseGlare(stack: Stack, leg: Leg, request: SipRequest, flow: Flow): boolean {
  if (leg.offered && !leg.offered.answer) {
    answerStateless(stack, request, flow, 500, undefined, [["Retry-After", "3"]]);
    return true;
  }
  if (leg.asked && !leg.asked.finished) {
    answerStateless(stack, request, flow, 491);
    return true;
  }
  return false;
}

/** RFC 3311 §5.2: an UPDATE beside another one waits; one with an offer does not cross an offer of ours in an INVITE. */
function refuseUpdate(stack: Stack, leg: Leg, request: SipRequest, flow: Flow): boolean {
  if ([...leg.open].some((call) => call.request.method === "UPDATE" && !call.answer)) {
    answerStateless(stack, request, flow, 500, undefined, [["Retry-After", "3"]]);
    return true;
  }
  const offering = leg.state === "confirmed" && leg.asked !== undefined && !leg.asked.finished;
  if (!offering || request.body === "") return false;
  answerStateless(stack, request, flow, 491);
  return true;
}

/** The dialog is over with the BYE's arrival; the application's 200 still goes out by the transaction. */
function receiveBye(stack: Stack, leg: Leg, call: ServerCall): void {
  const crossed = leg.byeSent;
  leg.open.delete(call);
  // It overtook the ACK of our INVITE: the application's finds no dialog any more, and the 2xx would be repeated for 32 s.
  if (leg.asked?.finished) sendAck(stack, leg, undefined);
  dropLeg(stack, leg);
  // With our own BYE under way nobody has to be asked.
  if (crossed) answerByStack(stack, call, 200);
  else deliver(stack, leg, call);
}

/** A NOTIFY may overtake the 2xx to our SUBSCRIBE (RFC 6665 §4.1.2.4). */
function receiveEarlyNotify(stack: Stack, request: SipRequest, flow: Flow, key: string): boolean {
  if (request.method !== "NOTIFY") return false;
  const id = legId(request.callId, request.toTag);
  const owner = stack.subscribing.get(id)?.owner;
  if (!owner?.open) return false;
  const call = openServerCall(stack, request, flow, key, undefined);
  call.owner = owner;
  tell(stack, owner, request, flow, call.id, id);
  return true;
}
