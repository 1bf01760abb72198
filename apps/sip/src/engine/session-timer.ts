import { agreedTerms, minimumOf, type SessionTerms, sessionExpires } from "@patchbay/sip/dialog/session-terms";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { splitValues } from "@patchbay/sip/message/split-values";
import type { HeaderLine } from "@patchbay/sip/message/write-message";
import type { Timer } from "@patchbay/sip/timers";
import { repeatAck, sendAck } from "./client-ack.ts";
import { startClient } from "./client-call.ts";
import { composeInDialog } from "./compose.ts";
import { endByTimeout } from "./hang-up.ts";
import { moveTarget } from "./leg.ts";
import { flowOfLeg } from "./next-hop.ts";
import type { ClientCall, Leg, Stack } from "./stack.ts";

/** Milliseconds after which a refresh that met another offer is tried again: between the waits of RFC 3261 §14.1. */
const GLARE_MILLIS = 2_100;
/** The one who waits for refreshes says goodbye this long before the end, or a third of the interval (RFC 4028 §10). */
const LAST_SECONDS = 32;

export interface SessionSetup {
  readonly seconds: number;
  readonly weRefresh: boolean;
  /** Our description of the session, for a refresh by re-INVITE. */
  readonly sdp: string;
  /** The other side takes UPDATE: the smaller refresh (RFC 4028 §7.4). */
  readonly byUpdate: boolean;
}

/**
 * The session timer of one leg (RFC 4028). The side that refreshes asks again at half of the interval, without the
 * application; when nobody does, the call is hung up and the application hears `Session timer expired`.
 */
export class SessionTimer {
  readonly #stack: Stack;
  readonly #leg: Leg;
  #setup: SessionSetup;
  readonly #expiry: Timer;
  #refresh: Timer | undefined;

  constructor(stack: Stack, leg: Leg, setup: SessionSetup) {
    this.#stack = stack;
    this.#leg = leg;
    this.#setup = setup;
    const { seconds, weRefresh } = setup;
    const patience = seconds - Math.min(LAST_SECONDS, seconds / 3);
    this.#expiry = stack.timers.start(patience * 1_000, () => this.#expire());
    if (weRefresh) this.#refreshIn((seconds / 2) * 1_000);
  }

  get setup(): SessionSetup {
    return this.#setup;
  }

  /** Taken up by another life of the server: nobody knows how much of the interval is gone. */
  refreshSoon(): void {
    if (!this.#setup.weRefresh) return;
    this.#refresh?.stop();
    this.#refreshIn(GLARE_MILLIS);
  }

  /** The answer to a late offer went out in an ACK. */
  describe(sdp: string): void {
    this.#setup = { ...this.#setup, sdp };
  }

  stop(): void {
    this.#expiry.stop();
    this.#refresh?.stop();
  }

  #refreshIn(millis: number): void {
    this.#refresh = this.#stack.timers.start(millis, () => this.#ask(this.#setup.seconds));
  }

  /** @param minimum what a 422 asked for */
  #ask(seconds: number, minimum?: number): void {
    const leg = this.#leg;
    const offering = leg.asked !== undefined || (leg.offered !== undefined && !leg.offered.answer);
    if (offering) {
      this.#refreshIn(GLARE_MILLIS);
      return;
    }
    const { byUpdate, sdp } = this.#setup;
    const method = byUpdate ? "UPDATE" : "INVITE";
    const lines: HeaderLine[] = [
      ["Supported", "timer"],
      ["Session-Expires", `${seconds};refresher=uac`],
    ];
    if (minimum !== undefined) lines.push(["Min-SE", String(minimum)]);
    if (!byUpdate) lines.push(["Content-Type", "application/sdp"]);
    const composed = composeInDialog(this.#stack, leg, method, { lines, body: byUpdate ? "" : sdp });
    if (!composed) return;
    const response = (of: ClientCall, received: SipResponse) => this.#answered(of, received);
    const flow = flowOfLeg(this.#stack, leg, composed.nextHop);
    const call = startClient(this.#stack, { request: composed.request, flow, owner: undefined, leg, response });
    if (!byUpdate) leg.asked = call;
  }

  #answered(call: ClientCall, response: SipResponse): void {
    const { status } = response;
    const leg = this.#leg;
    if (status < 200 || leg.state === "ended") return;
    if (repeatAck(call, response)) return;
    if (status < 300) {
      if (call.request.method === "INVITE") sendAck(this.#stack, leg, undefined);
      moveTarget(this.#stack, leg, response);
      agreeAsCaller(this.#stack, leg, call.request, response);
      return;
    }
    if (leg.asked === call) leg.asked = undefined;
    if (status === 408 || status === 481) this.#expire();
    else if (status === 491) this.#refreshIn(GLARE_MILLIS);
    else if (status === 422) {
      const minimum = minimumOf(response);
      // One who asks for more each time, or for no more than it was given, is not argued with.
      if (minimum > (sessionExpires(call.request)?.seconds ?? minimum)) this.#ask(minimum, minimum);
    }
  }

  #expire(): void {
    this.stop();
    endByTimeout(this.#stack, this.#leg, "Session timer expired");
  }
}

/** Our 2xx to an INVITE or UPDATE says how long the session lives from now on. */
export function agreeAsCalled(stack: Stack, leg: Leg, request: SipRequest, response: SipResponse): void {
  hold(stack, leg, { terms: sessionExpires(response), us: "uas", heard: request, said: response });
}

/** The 2xx to our INVITE or UPDATE does. */
export function agreeAsCaller(stack: Stack, leg: Leg, request: SipRequest, response: SipResponse): void {
  hold(stack, leg, { terms: agreedTerms(request, response), us: "uac", heard: response, said: request });
}

interface Agreement {
  readonly terms: { readonly seconds: number; readonly refresher: SessionTerms["refresher"] | undefined } | undefined;
  /** Our role in this request. */
  readonly us: "uac" | "uas";
  readonly heard: SipRequest | SipResponse;
  readonly said: SipRequest | SipResponse;
}

function hold(stack: Stack, leg: Leg, { terms, us, heard, said }: Agreement): void {
  const before = leg.session?.setup;
  leg.session?.stop();
  leg.session = undefined;
  if (leg.state === "ended" || !terms) return;
  const methods = heard.all("allow").flatMap(splitValues);
  leg.session = new SessionTimer(stack, leg, {
    seconds: terms.seconds,
    weRefresh: (terms.refresher ?? "uac") === us,
    sdp: said.body.startsWith("v=0") ? said.body : (before?.sdp ?? ""),
    byUpdate: methods.length > 0 ? methods.includes("UPDATE") : (before?.byUpdate ?? false),
  });
  if (leg.state === "confirmed") stack.book.keep(leg);
}
