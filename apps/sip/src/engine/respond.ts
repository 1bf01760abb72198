import { dialogOfServer } from "@patchbay/sip/dialog/dialog";
import { ReliableProvisional } from "@patchbay/sip/dialog/reliable-provisional";
import { answeredTerms } from "@patchbay/sip/dialog/session-terms";
import { isReliable } from "@patchbay/sip/flow";
import { headerParam } from "@patchbay/sip/message/params";
import type { SipResponse } from "@patchbay/sip/message/sip-message";
import { splitValues } from "@patchbay/sip/message/split-values";
import { type HeaderLine, writeResponse } from "@patchbay/sip/message/write-message";
import { answerByStack, dropLeg, sendFinal } from "./answer.ts";
import { appHeaders, contentType } from "./app-headers.ts";
import { asksForFlow } from "./flow-cache.ts";
import { confirm, learnFlow, newLeg } from "./leg.ts";
import { contactOf } from "./network.ts";
import { agreeAsCalled } from "./session-timer.ts";
import { type Application, type Reply, refused, type ServerCall, type Stack } from "./stack.ts";

const COPIED = new Set(["from", "to", "call-id", "cseq"]);
const COPIED_OR_AGREED = new Set([...COPIED, "session-expires"]);
const MAKES_DIALOG = new Set(["INVITE", "SUBSCRIBE"]);
/** What a session timer is agreed on with (RFC 4028 §3). */
const REFRESHES = new Set(["INVITE", "UPDATE"]);
/** How often a client shows that its flow lives (RFC 5626 §4.4). */
const FLOW_TIMER_SECONDS = "120";
const UNKNOWN = "Response not sent due to unknown transaction";

/** An application's response to a request that it was given. */
export function respond(stack: Stack, from: Application, transactionId: string, message: SipResponse): Reply {
  const call = findCall(stack, transactionId, message);
  if (!call || call.owner !== from || call.proxy) return repeatedOf(stack, from, transactionId) ?? refused(UNKNOWN);
  stack.unheard.delete(call);
  if (!call.flow.open) return refused("transport for response has been shutdown or closed");
  const { status } = message;
  const reliable =
    status > 100 && status < 200 && call.request.method === "INVITE" && hasOption(message.all("require"));
  if (reliable && !hasOption([...call.request.all("supported"), ...call.request.all("require")])) {
    return refused("Remote endpoint does not support 100rel");
  }
  if (reliable && call.reliable) return refused("a reliable provisional response still waits for its PRACK");

  const response = compose(stack, call, message, reliable);
  if (status < 200) {
    if (!call.transaction.respond(status, response.text)) return refused(UNKNOWN);
    if (status > 100) makeLeg(stack, call, response, "early");
    if (reliable) startReliable(stack, call, response);
  } else {
    if (!sendFinal(stack, call, response)) return refused(UNKNOWN);
    settle(stack, call, response);
  }
  return { ok: true, sent: response, flow: call.flow, transactionId, dialogId: call.leg?.id ?? "" };
}

/** The answer to an early UPDATE comes under its INVITE's id; its CSeq tells. */
function findCall(stack: Stack, id: string, message: SipResponse): ServerCall | undefined {
  const call = stack.serverById.get(id);
  if (call?.request.method !== "INVITE" || message.cseq?.method !== "UPDATE") return call;
  for (const other of call.leg?.open ?? []) {
    if (other.request.method === "UPDATE" && other.request.cseq?.number === message.cseq.number) return other;
  }
  return undefined;
}

/** What the stack has answered already in the application's place is no error to an application that comes later. */
function repeatedOf(stack: Stack, from: Application, id: string): Reply | undefined {
  const call = stack.answeredByStack.get(id);
  if (!call?.answer || call.owner !== from) return undefined;
  stack.answeredByStack.delete(id);
  return { ok: true, sent: call.answer, flow: call.flow, transactionId: id, dialogId: call.leg?.id ?? "" };
}

function compose(stack: Stack, call: ServerCall, message: SipResponse, reliable: boolean): SipResponse {
  const { request } = call;
  const { status } = message;
  const listener = stack.network.listenerOf(call.flow);
  const lines: HeaderLine[] = request.all("via").map((via): HeaderLine => ["Via", via]);
  const to = request.header("to") ?? "";
  const opens = MAKES_DIALOG.has(request.method) && status > 100 && status < 300;
  if (opens) for (const route of request.all("record-route")) lines.push(["Record-Route", route]);
  if (status > 100 && !call.leg && request.toTag === undefined) chooseTag(call, message);
  lines.push(["From", request.header("from") ?? ""]);
  lines.push(["To", status === 100 || request.toTag !== undefined ? to : `${to};tag=${call.localTag}`]);
  lines.push(["Call-ID", request.callId], ["CSeq", request.header("cseq") ?? ""]);
  const terms = REFRESHES.has(request.method) && status >= 200 && status < 300 && answeredTerms(request, message);
  lines.push(...appHeaders(message, terms ? COPIED_OR_AGREED : COPIED, listener));
  if (terms) lines.push(["Session-Expires", `${terms.seconds};refresher=${terms.refresher}`]);
  if (terms && terms.refresher === "uac") lines.push(["Require", "timer"]);
  if (request.method === "REGISTER" && status >= 200 && status < 300 && asksForFlow(request)) {
    lines.push(["Require", "outbound"], ["Flow-Timer", FLOW_TIMER_SECONDS]);
  }
  if (opens && (status >= 200 || reliable) && message.header("contact") === undefined) {
    lines.push(["Contact", contactOf(listener)]);
  }
  if (reliable) {
    call.rseq = call.rseq === 0 ? stack.ids.sequence() : call.rseq + 1;
    lines.push(["RSeq", String(call.rseq)]);
  }
  const type = contentType(message);
  if (type) lines.push(["Content-Type", type]);
  return writeResponse(status, message.reason, lines, message.body);
}

/** An application may choose the To-tag with its first response. */
function chooseTag(call: ServerCall, message: SipResponse): void {
  const chosen = headerParam(message.header("to") ?? "", "tag");
  if (chosen && /^[-.!%*_+`'~\w]+$/.test(chosen)) call.localTag = chosen;
}

function makeLeg(stack: Stack, call: ServerCall, response: SipResponse, state: "early" | "confirmed"): void {
  const { request } = call;
  if (call.leg || !MAKES_DIALOG.has(request.method)) return;
  const leg = newLeg(stack, {
    role: "uas",
    method: request.method,
    dialog: dialogOfServer(request, response.toTag ?? call.localTag),
    owner: call.owner,
    listener: stack.network.listenerOf(call.flow),
  });
  leg.state = state;
  leg.offered = request.method === "INVITE" ? call : undefined;
  learnFlow(leg, request, call.flow);
  call.leg = leg;
}

function settle(stack: Stack, call: ServerCall, response: SipResponse): void {
  const { request } = call;
  const { status } = response;
  if (status < 300) {
    if (MAKES_DIALOG.has(request.method)) makeLeg(stack, call, response, "confirmed");
    if (call.leg && !call.inDialog) confirm(stack, call.leg);
    if (call.leg && REFRESHES.has(request.method)) agreeAsCalled(stack, call.leg, request, response);
    if (request.method === "REGISTER" || request.method === "SUBSCRIBE")
      stack.flows.learn(request, response, call.flow);
    return;
  }
  const { leg } = call;
  if (!leg) return;
  if (leg.offered === call) leg.offered = undefined;
  if (!call.inDialog) dropLeg(stack, leg);
}

function startReliable(stack: Stack, call: ServerCall, response: SipResponse): void {
  const send = isReliable(call.flow.transport) ? () => {} : () => call.flow.send(response.text);
  call.reliable = new ReliableProvisional(call.rseq, stack.timers, stack.timing, send, () =>
    answerByStack(stack, call, 504),
  );
}

function hasOption(values: readonly string[]): boolean {
  return values.flatMap(splitValues).some((tag) => tag.toLowerCase() === "100rel");
}
