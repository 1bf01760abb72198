import { parseNameAddr } from "@patchbay/sip/message/name-addr";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { parseSipUri } from "@patchbay/sip/message/sip-uri";
import { splitValues } from "@patchbay/sip/message/split-values";
import type { Timer } from "@patchbay/sip/timers";
import { InviteServerTransaction } from "@patchbay/sip/transaction/invite-server";
import { answerByStack, sendFinal } from "./answer.ts";
import { cancelClient, startClient } from "./client-call.ts";
import { forwardedRequest, forwardedResponse } from "./forward.ts";
import { listenerTowards } from "./next-hop.ts";
import { source, timeOfDay } from "./notify.ts";
import type { Application, ClientCall, ServerCall, Stack } from "./stack.ts";

export interface ProxyReply {
  readonly tokens: string;
  readonly message: string;
}

export interface ProxyOrder {
  readonly transactionId: string;
  readonly recordRoute: boolean;
  readonly fullResponse: boolean;
  readonly followRedirects: boolean;
  readonly simultaneous: boolean;
  readonly provisionalMillis: number | undefined;
  readonly destinations: readonly string[];
  /** Headers to add. */
  readonly headers: SipRequest | undefined;
  readonly reply: (part: ProxyReply) => void;
}

/** Timer C: a ringing branch is given up after this (RFC 3261 §16.6 step 11). */
const TIMER_C = 185_000;
const MAX_BRANCHES = 20;

interface Branch {
  readonly call: ClientCall;
  timer: Timer | undefined;
}

/** Proxies a pending request (RFC 3261 §16). Each final response that a branch gives is reported, then `done`. */
export function proxyRequest(stack: Stack, from: Application, order: ProxyOrder): void {
  const call = stack.serverById.get(order.transactionId);
  if (!call || call.owner !== from || call.proxy) {
    order.reply({ tokens: `NOK|Unknown transaction id: ${order.transactionId}`, message: "" });
    return;
  }
  if (call.request.header("max-forwards") === "0") {
    answerByStack(stack, call, 483);
    order.reply({ tokens: "NOK|Rejected with 483 Too Many Hops due to Max-Forwards value of 0", message: "" });
    return;
  }
  call.silence?.stop();
  stack.unheard.delete(call);
  const proxy = new Proxying(stack, call, order);
  call.proxy = proxy;
  proxy.start();
}

class Proxying {
  readonly #stack: Stack;
  readonly #call: ServerCall;
  readonly #order: ProxyOrder;
  readonly #waiting: string[];
  readonly #active = new Set<Branch>();
  #branches = 0;
  #best: SipResponse | undefined;
  #done = false;

  constructor(stack: Stack, call: ServerCall, order: ProxyOrder) {
    this.#stack = stack;
    this.#call = call;
    this.#order = order;
    this.#waiting = [...order.destinations];
  }

  start(): void {
    this.#next();
    if (this.#branches > 0) return;
    this.#done = true;
    answerByStack(this.#stack, this.#call, 500);
    this.#order.reply({ tokens: "NOK|error proxying request to ", message: "" });
  }

  /** The caller gave up, or somebody else answered. */
  cancel(): void {
    this.#waiting.length = 0;
    for (const branch of this.#active) {
      branch.timer?.stop();
      if (branch.call.request.method === "INVITE" && !branch.call.finished) cancelClient(this.#stack, branch.call, []);
    }
  }

  #next(): void {
    do {
      const destination = this.#waiting.shift();
      if (destination === undefined) return;
      if (this.#branches < MAX_BRANCHES) this.#try(destination);
    } while (this.#order.simultaneous || this.#active.size === 0);
  }

  #try(destination: string): void {
    const uri = /^sips?:/i.test(destination) ? destination : `sip:${destination}`;
    const stack = this.#stack;
    const registered = stack.flows.find(uri);
    const next = listenerTowards(stack, uri);
    const listener = registered ? stack.network.listenerOf(registered) : next?.listener;
    if (!listener || (next && stack.network.isOwn(next.destination.host, next.destination.port))) return;
    const { request } = this.#call;
    const own = parseSipUri(request.uri);
    const ours = own !== undefined && stack.network.isOwn(own.host, own.port ?? 5060);
    const forwarded = forwardedRequest(stack, request, {
      uri: ours ? uri : request.uri,
      listener,
      recordRoute: this.#order.recordRoute,
      extra: this.#order.headers,
    });
    const flow = registered
      ? registered.open
        ? registered
        : 410
      : next
        ? stack.network.open(listener, next.destination)
        : 503;
    this.#branches++;
    const branch: Branch = {
      call: startClient(stack, {
        request: forwarded,
        flow,
        owner: undefined,
        leg: undefined,
        response: (_, response) => this.#answered(branch, response),
      }),
      timer: undefined,
    };
    this.#active.add(branch);
    const wait = this.#order.provisionalMillis ?? TIMER_C;
    branch.timer = stack.timers.start(wait, () => this.#giveUp(branch));
  }

  #giveUp(branch: Branch): void {
    if (branch.call.finished) return;
    if (branch.call.request.method === "INVITE") cancelClient(this.#stack, branch.call, []);
    // The next destination does not wait for the 487.
    if (!this.#done && !this.#order.simultaneous) this.#next();
  }

  #answered(branch: Branch, response: SipResponse): void {
    const { status } = response;
    if (status === 100) return;
    if (status < 200) {
      branch.timer?.stop();
      branch.timer = this.#stack.timers.start(TIMER_C, () => this.#giveUp(branch));
      if (!this.#call.answer) this.#call.transaction.respond(status, forwardedResponse(response).text);
      return;
    }
    branch.timer?.stop();
    this.#active.delete(branch);
    if (this.#order.fullResponse) this.#report(branch, response);
    if (status < 300) {
      this.#succeeded(response);
      return;
    }
    if (status < 400 && this.#order.followRedirects) this.#waiting.unshift(...redirections(response));
    if (this.#best === undefined || rank(response.status) < rank(this.#best.status)) this.#best = response;
    if (status >= 600) this.cancel();
    if (this.#active.size === 0) this.#next();
    if (this.#active.size === 0) this.#finish();
  }

  #succeeded(response: SipResponse): void {
    const forwarded = forwardedResponse(response);
    if (!sendFinal(this.#stack, this.#call, forwarded)) {
      // A repetition, or another branch's 2xx: both go upstream (RFC 3261 §16.7 step 5).
      if (this.#call.answer && this.#call.answer.status < 300) this.#call.flow.send(forwarded.text);
      return;
    }
    const { transaction, request } = this.#call;
    // The callee repeats its 2xx itself, and the ACK may pass us by.
    if (transaction instanceof InviteServerTransaction) transaction.acknowledge();
    if (this.#order.recordRoute) this.#stack.recordRouted.add(request.callId);
    this.cancel();
    this.#finish();
  }

  #finish(): void {
    if (this.#done) return;
    this.#done = true;
    const { answer } = this.#call;
    if (!answer && this.#best) sendFinal(this.#stack, this.#call, forwardedResponse(this.#best));
    else if (!answer) answerByStack(this.#stack, this.#call, 408);
    this.#order.reply({ tokens: "OK|done", message: "" });
  }

  #report(branch: Branch, response: SipResponse): void {
    const time = timeOfDay(this.#stack.now());
    const tokens = `OK|network|${response.text.length}|${source(branch.call.flow)}|${time}|||continue`;
    this.#order.reply({ tokens, message: response.text });
  }
}

/** Which response is best when all refuse (RFC 3261 §16.7 step 6): lower is better. */
function rank(status: number): number {
  if (status >= 600) return 0;
  if (status < 400) return 1;
  if ([401, 407, 415, 420, 484].includes(status)) return 2;
  return status < 500 ? 3 : 4;
}

function redirections(response: SipResponse): readonly string[] {
  return response
    .all("contact")
    .flatMap(splitValues)
    .flatMap((contact) => parseNameAddr(contact)?.uri ?? []);
}
