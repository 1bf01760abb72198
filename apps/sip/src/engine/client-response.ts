import { dialogOfClient } from "@patchbay/sip/dialog/dialog";
import type { SipResponse } from "@patchbay/sip/message/sip-message";
import { dropLeg } from "./answer.ts";
import { repeatAck, sendAck } from "./client-ack.ts";
import { hangUp } from "./hang-up.ts";
import { confirm, learnFlow, moveTarget, newLeg } from "./leg.ts";
import { tell } from "./notify.ts";
import { agreeAsCaller } from "./session-timer.ts";
import { type ClientCall, type Leg, legId, type Stack } from "./stack.ts";

/** A response to what an application asked for. 100 says nothing; repeated 2xx are answered here. */
export function receiveResponse(stack: Stack, call: ClientCall, response: SipResponse): void {
  if (response.status === 100) return;
  const isNew =
    call.request.method === "INVITE" ? settleInvite(stack, call, response) : settleOther(stack, call, response);
  if (!isNew || !call.owner?.open) return;
  tell(stack, call.owner, response, call.flow, call.id, call.leg?.id ?? "");
}

/** @returns false when the application has heard this already */
function settleInvite(stack: Stack, call: ClientCall, response: SipResponse): boolean {
  const { status } = response;
  const inDialog = call.request.toTag !== undefined;
  if (status >= 300) {
    if (call.leg?.asked === call) call.leg.asked = undefined;
    if (call.leg && !inDialog) dropLeg(stack, call.leg);
    return true;
  }
  if (inDialog) {
    if (status < 200 || !call.leg) return true;
    if (repeatAck(call, response)) return false;
    moveTarget(stack, call.leg, response);
    agreeAsCaller(stack, call.leg, call.request, response);
    return true;
  }
  if (response.toTag === undefined && status < 200) return true;
  if (status >= 200 && call.leg?.state === "confirmed") {
    // Another branch of a fork answered too: it is thanked and released (RFC 3261 §13.2.2.4).
    if (!repeatAck(call, response) && call.leg.dialog.remoteTag !== response.toTag) releaseFork(stack, call, response);
    return false;
  }
  // Repeated after the call has ended: the ACK was lost.
  if (call.leg?.state === "ended" && repeatAck(call, response)) return false;
  openLeg(stack, call, response);
  if (status >= 200 && call.leg) {
    confirm(stack, call.leg);
    if (!call.owner?.open) abandon(stack, call);
    else agreeAsCaller(stack, call.leg, call.request, response);
  }
  return true;
}

/** The leg of a dialog-making response; a later branch's response takes the early leg over. */
function openLeg(stack: Stack, call: ClientCall, response: SipResponse): void {
  const dialog = dialogOfClient(call.request, response);
  if (!call.leg) {
    const { flow } = call;
    if (!flow) return;
    const listener = stack.network.listenerOf(flow);
    call.leg = newLeg(stack, { role: "uac", method: call.request.method, dialog, owner: call.owner, listener });
    call.leg.asked = call.request.method === "INVITE" ? call : undefined;
  } else {
    // PRACK and UPDATE may have moved the number on.
    const localSeq = Math.max(dialog.localSeq, call.leg.dialog.localSeq);
    const sameBranch = call.leg.dialog.remoteTag === response.toTag;
    const target = dialog.target ?? call.leg.dialog.target;
    const remoteSeq = sameBranch ? call.leg.dialog.remoteSeq : undefined;
    call.leg.dialog = { ...dialog, localSeq, target, remoteSeq };
  }
  learnFlow(call.leg, response, call.flow);
}

function releaseFork(stack: Stack, call: ClientCall, response: SipResponse): void {
  if (!call.leg) return;
  // A leg that is in no table: nothing but the ACK and the BYE will ever be said in it.
  const leg: Leg = {
    ...call.leg,
    id: "",
    dialog: dialogOfClient(call.request, response),
    asked: call,
    ack: undefined,
    offered: undefined,
    orphaned: undefined,
    session: undefined,
    byeSent: false,
    open: new Set(),
    waiting: [],
  };
  sendAck(stack, leg, undefined);
  hangUp(stack, leg, [], false);
}

/** Answered, but the application that asked is gone: nobody would ever speak. */
function abandon(stack: Stack, call: ClientCall): void {
  if (!call.leg) return;
  sendAck(stack, call.leg, undefined);
  hangUp(stack, call.leg, [], false);
}

function settleOther(stack: Stack, call: ClientCall, response: SipResponse): boolean {
  const { leg, request } = call;
  const { status } = response;
  if (status < 200) return true;
  if (request.method === "SUBSCRIBE") stack.subscribing.delete(legId(request.callId, request.fromTag));
  if (request.method === "BYE" && leg) {
    // A challenged BYE is sent again with credentials: the dialog must live on for that.
    if (status === 401 || status === 407) leg.byeSent = false;
    else dropLeg(stack, leg);
  } else if (request.method === "SUBSCRIBE" && status < 300 && !leg) {
    if (!stack.legs.has(legId(request.callId, request.fromTag))) openLeg(stack, call, response);
    if (call.leg) confirm(stack, call.leg);
  } else if (request.method === "NOTIFY" && leg?.method === "SUBSCRIBE") {
    if (/^\s*terminated/i.test(request.header("subscription-state") ?? "")) dropLeg(stack, leg);
  } else if (request.method === "UPDATE" && leg && status < 300) {
    moveTarget(stack, leg, response);
    agreeAsCaller(stack, leg, request, response);
  }
  return true;
}
