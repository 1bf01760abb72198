import { type Flow, isReliable } from "@patchbay/sip/flow";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import type { HeaderLine } from "@patchbay/sip/message/write-message";
import { cancelFor, InviteClientTransaction } from "@patchbay/sip/transaction/invite-client";
import { NonInviteClientTransaction } from "@patchbay/sip/transaction/non-invite-client";
import type { Way } from "./next-hop.ts";
import type { Application, ClientCall, Leg, Stack } from "./stack.ts";
import { stackResponse } from "./stateless.ts";

export interface ClientSetup {
  readonly request: SipRequest;
  readonly flow: Way;
  readonly owner: Application | undefined;
  readonly leg: Leg | undefined;
  /** Every response, 100 too. There is always a final one: 408, 410, 487 or 503 of our own when none comes. */
  readonly response: (call: ClientCall, response: SipResponse) => void;
}

/** Sends a request, now or as soon as there is a connection. */
export function startClient(stack: Stack, setup: ClientSetup): ClientCall {
  const { request, flow } = setup;
  const call: ClientCall = {
    id: stack.ids.serial(),
    request,
    flow: undefined,
    transaction: undefined,
    owner: setup.owner,
    leg: setup.leg,
    cancelled: false,
    cancelWaits: undefined,
    finished: false,
    fail: () => {},
  };
  stack.clientById.set(call.id, call);
  const answer = (response: SipResponse) => {
    if (response.status >= 200) call.finished = true;
    setup.response(call, response);
    if (response.status < 200) sendWaitingCancel(stack, call);
  };
  // An answer of our own comes later, never before the application knows the transaction's id.
  const fail = (status: number) => {
    stack.timers.start(0, () => {
      call.transaction?.end();
      forget(stack, call);
      if (!call.finished) answer(stackResponse(request, stack.statelessTag, status));
    });
  };
  call.fail = fail;
  if (typeof flow === "number") fail(flow);
  else if (flow instanceof Promise) {
    flow.then(
      (opened) => (call.cancelled ? fail(487) : open(stack, call, opened, answer)),
      () => fail(503),
    );
  } else open(stack, call, flow, answer);
  return call;
}

/** A connection is gone: what was asked over it and not answered will not be (RFC 3261 §17.1.4). */
export function connectionLost(stack: Stack, flow: Flow): void {
  const status = flow.transport === "ws" || flow.transport === "wss" ? 410 : 503;
  for (const call of [...(stack.askedOver.get(flow) ?? [])]) if (!call.finished) call.fail(status);
}

function open(stack: Stack, call: ClientCall, flow: Flow, answer: (response: SipResponse) => void): void {
  const { request } = call;
  call.flow = flow;
  if (isReliable(flow.transport)) addTo(stack.askedOver, flow, call);
  stack.clientByBranch.set(branchKey(request), call);
  const setup = {
    timers: stack.timers,
    timing: stack.timing,
    reliable: isReliable(flow.transport),
    request,
    send: (text: string) => flow.send(text),
    events: {
      response: answer,
      timeout: () => {
        if (!call.finished) answer(stackResponse(request, stack.statelessTag, call.cancelled ? 487 : 408));
      },
      ended: () => forget(stack, call),
    },
  };
  call.transaction =
    request.method === "INVITE" ? new InviteClientTransaction(setup) : new NonInviteClientTransaction(setup);
}

/** RFC 3261 §9.1: the CANCEL goes out when the first provisional response is there. @returns the CANCEL */
export function cancelClient(stack: Stack, call: ClientCall, extra: readonly HeaderLine[]): SipRequest {
  const cancel = cancelFor(call.request, extra);
  // Asked twice: the first CANCEL is repeated by its transaction, and the wait for the end does not begin anew.
  if (call.cancelled) return cancel;
  call.cancelled = true;
  if (call.transaction instanceof InviteClientTransaction) call.transaction.expectEnd();
  call.cancelWaits = cancel;
  if (call.transaction?.state === "proceeding") sendWaitingCancel(stack, call);
  return cancel;
}

function sendWaitingCancel(stack: Stack, call: ClientCall): void {
  const cancel = call.cancelWaits;
  if (!cancel || !call.flow) return;
  call.cancelWaits = undefined;
  startClient(stack, { request: cancel, flow: call.flow, owner: undefined, leg: undefined, response: () => {} });
}

function forget(stack: Stack, call: ClientCall): void {
  stack.clientById.delete(call.id);
  const key = branchKey(call.request);
  if (stack.clientByBranch.get(key) === call) stack.clientByBranch.delete(key);
  if (!call.flow) return;
  const others = stack.askedOver.get(call.flow);
  others?.delete(call);
  if (others?.size === 0) stack.askedOver.delete(call.flow);
}

function addTo<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = map.get(key) ?? new Set();
  map.set(key, set.add(value));
}

function branchKey(request: SipRequest): string {
  return `${request.via?.branch}|${request.method}`;
}
