import type { SipRequest, SipResponse } from "../message/sip-message.ts";
import { type HeaderLine, writeRequest } from "../message/write-message.ts";
import { giveUpAfter, type Timer } from "../timers.ts";
import type { ClientTransaction, ClientTransactionSetup } from "./client-transaction.ts";
import { Retransmission } from "./retransmit.ts";

type State = "calling" | "proceeding" | "completed" | "accepted" | "terminated";

/** Timer D over UDP: at least 32 s (RFC 3261 §17.1.1.2). */
const TIMER_D = 32_000;

/**
 * INVITE client transaction (RFC 3261 §17.1.1 with the Accepted state of RFC 6026 §7.2). The ACK of a 3xx–6xx is made
 * here, hop by hop; the ACK of a 2xx is the dialog's business.
 */
export class InviteClientTransaction implements ClientTransaction {
  readonly #setup: ClientTransactionSetup;
  #state: State = "calling";
  #retransmission: Retransmission | undefined;
  #timer: Timer | undefined;
  #ack: string | undefined;
  /** Its end is awaited: a provisional response no longer buys time. */
  #ending = false;

  constructor(setup: ClientTransactionSetup) {
    this.#setup = setup;
    const { timers, timing, reliable, request, send } = setup;
    // Timer A doubles without a ceiling, but timer B ends it after seven times.
    if (!reliable) {
      this.#retransmission = new Retransmission(timers, timing.t1, giveUpAfter(timing), () => send(request.text));
    }
    this.#timer = timers.start(giveUpAfter(timing), () => this.#timeout());
    send(request.text);
  }

  get state(): State {
    return this.#state;
  }

  receive(response: SipResponse): void {
    if (this.#state === "terminated") return;
    if (this.#state === "completed") {
      if (response.status >= 300 && this.#ack !== undefined) this.#setup.send(this.#ack);
      return;
    }
    if (this.#state === "accepted") {
      if (response.status >= 200 && response.status < 300) this.#setup.events.response(response);
      return;
    }
    this.#retransmission?.stop();
    if (response.status < 200) {
      if (this.#state === "calling") {
        this.#state = "proceeding";
        if (!this.#ending) this.#timer?.stop();
      }
      this.#setup.events.response(response);
    } else if (response.status < 300) this.#accept(response);
    else this.#complete(response);
  }

  /** After a CANCEL, or the end of its dialog, the answer must come within 64·T1 (RFC 3261 §9.1), or `timeout` is reported. */
  expectEnd(): void {
    if (this.#ending || (this.#state !== "proceeding" && this.#state !== "calling")) return;
    this.#ending = true;
    this.#timer?.stop();
    this.#timer = this.#setup.timers.start(giveUpAfter(this.#setup.timing), () => this.#timeout());
  }

  end(): void {
    if (this.#state === "terminated") return;
    this.#state = "terminated";
    this.#retransmission?.stop();
    this.#timer?.stop();
    this.#setup.events.ended();
  }

  #accept(response: SipResponse): void {
    const { timers, timing, events } = this.#setup;
    this.#state = "accepted";
    this.#timer?.stop();
    // Timer M: 2xx retransmissions and other branches' 2xx still pass.
    this.#timer = timers.start(giveUpAfter(timing), () => this.end());
    events.response(response);
  }

  #complete(response: SipResponse): void {
    const { timers, reliable, request, send, events } = this.#setup;
    this.#state = "completed";
    this.#timer?.stop();
    this.#ack = ackForFailure(request, response).text;
    send(this.#ack);
    this.#timer = timers.start(reliable ? 0 : TIMER_D, () => this.end());
    events.response(response);
  }

  #timeout(): void {
    this.end();
    this.#setup.events.timeout();
  }
}

/** RFC 3261 §17.1.1.3: same branch, same Route, the To of the response. */
export function ackForFailure(invite: SipRequest, response: SipResponse): SipRequest {
  const lines: HeaderLine[] = [["Via", invite.header("via") ?? ""]];
  for (const route of invite.all("route")) lines.push(["Route", route]);
  lines.push(
    ["Max-Forwards", "70"],
    ["From", invite.header("from") ?? ""],
    ["To", response.header("to") ?? invite.header("to") ?? ""],
    ["Call-ID", invite.callId],
    ["CSeq", `${invite.cseq?.number} ACK`],
  );
  return writeRequest("ACK", invite.uri, lines);
}

/** RFC 3261 §9.1: the CANCEL of an INVITE, with headers of the caller's (Reason, say) added. */
export function cancelFor(invite: SipRequest, extra: readonly HeaderLine[]): SipRequest {
  const lines: HeaderLine[] = [["Via", invite.header("via") ?? ""]];
  for (const route of invite.all("route")) lines.push(["Route", route]);
  lines.push(
    ["Max-Forwards", "70"],
    ["From", invite.header("from") ?? ""],
    ["To", invite.header("to") ?? ""],
    ["Call-ID", invite.callId],
    ["CSeq", `${invite.cseq?.number} CANCEL`],
    ...extra,
  );
  return writeRequest("CANCEL", invite.uri, lines);
}
