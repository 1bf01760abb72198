import { err, ok, type Result } from "@patchbay/base/result";
import type { CallFailure, HeaderReader, OutboundAttempt, OutboundCall, SipDialog } from "@patchbay/ports/signalling";
import type { ControlLink, Exchange, LinkError } from "./control-link.ts";
import { DrachtioDialog } from "./drachtio-dialog.ts";
import { failureOf } from "./sip-text.ts";
import type { SrfRequest, SrfRequestOptions } from "./srf-types.ts";

/** A party that never answers our CANCEL is given up after this long. */
const AFTER_CANCEL_MS = 5_000;

type Outcome = Result<
  { readonly dialog: SipDialog; readonly sdp: string; readonly headers: HeaderReader },
  CallFailure
>;

/** An INVITE that we send, until it is answered, refused or given up. */
export class DrachtioOutbound implements OutboundAttempt {
  readonly outcome: Promise<Outcome>;
  readonly #link: ControlLink;
  readonly #auth: OutboundCall["auth"];
  #resolve!: (outcome: Outcome) => void;
  #sent: SrfRequest | undefined;
  #over = false;
  #givenUp: CallFailure | undefined;
  #onRinging: (() => void) | undefined;
  #ringing = false;
  readonly #ringTimer: ReturnType<typeof setTimeout>;
  readonly #progressTimer: ReturnType<typeof setTimeout> | undefined;
  #cancelTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(link: ControlLink, call: OutboundCall) {
    this.#link = link;
    this.#auth = call.auth;
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#ringTimer = setTimeout(
      () => this.#giveUp({ code: "sip.no-answer", status: 487, why: `not answered in ${call.ringMs} ms` }),
      call.ringMs,
    );
    const { progressMs } = call;
    if (progressMs !== undefined) {
      const why = `nothing came in ${progressMs} ms`;
      this.#progressTimer = setTimeout(() => this.#giveUp({ code: "sip.unreachable", status: 408, why }), progressMs);
    }
    link.send(inviteOf(call, link.wish), call.ringMs + AFTER_CANCEL_MS, {
      sent: (request) => {
        this.#sent = request;
        if (this.#givenUp) this.#cancel();
      },
      provisional: (response, ack) => {
        clearTimeout(this.#progressTimer);
        if (response.has("RSeq")) ack();
        if (response.status >= 180 && !this.#ringing) {
          this.#ringing = true;
          this.#onRinging?.();
        }
      },
      final: (exchange) => this.#final(exchange),
      failed: (error) => this.#finish(err(this.#givenUp ?? linkFailure(error))),
    });
  }

  cancel(): void {
    this.#giveUp({ code: "sip.cancelled", status: 487, why: "given up by us" });
  }

  onRinging(listener: () => void): void {
    this.#onRinging = listener;
    if (this.#ringing) listener();
  }

  #giveUp(why: CallFailure): void {
    if (this.#over || this.#givenUp) return;
    this.#givenUp = why;
    this.#cancelTimer = setTimeout(() => this.#finish(err(why)), AFTER_CANCEL_MS);
    if (this.#sent) this.#cancel();
  }

  #cancel(): void {
    try {
      this.#sent?.cancel({}, () => {});
    } catch {
      // The connection is gone; the timer above ends the wait.
    }
  }

  #final({ request, response, ack }: Exchange): void {
    if (response.status >= 300) {
      this.#finish(err(this.#givenUp ?? failureOf(response.status, response.reason ?? "")));
      return;
    }
    ack();
    const id = response.stackDialogId;
    if (!id) {
      this.#finish(err({ code: "sip.unreachable", status: response.status, why: "answer has no dialog" }));
      return;
    }
    const contact = request.get("Contact");
    const dialog = new DrachtioDialog(this.#link, {
      id,
      ...(contact ? { contact } : {}),
      ...(this.#auth ? { auth: this.#auth } : {}),
    });
    // CANCEL and 200 crossed: the call exists for a moment and is ended properly (RFC 3261 §15).
    if (this.#givenUp || this.#over) {
      void dialog.bye();
      this.#finish(err(this.#givenUp ?? { code: "sip.cancelled", status: 487, why: "answered too late" }));
      return;
    }
    this.#finish(ok({ dialog, sdp: response.body ?? "", headers: (name) => response.get(name) }));
  }

  #finish(outcome: Outcome): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#ringTimer);
    clearTimeout(this.#progressTimer);
    clearTimeout(this.#cancelTimer);
    this.#resolve(outcome);
  }
}

function inviteOf(call: OutboundCall, wish: Readonly<Record<string, string>>): SrfRequestOptions {
  const user = encodeURIComponent(call.callerId ?? "patchbay").replaceAll("%2B", "+");
  const name = call.callerName ? `"${call.callerName.replace(/[\\"\r\n]/g, "")}" ` : "";
  return {
    method: "INVITE",
    uri: call.uri,
    body: call.sdp,
    headers: {
      from: `${name}<sip:${user}@localhost>`,
      contact: `<sip:${user}@localhost>`,
      ...wish,
      ...(call.sipCallId ? { "Call-ID": call.sipCallId } : {}),
      ...call.headers,
    },
    ...(call.proxy ? { proxy: call.proxy } : {}),
    ...(call.auth ? { auth: { ...call.auth } } : {}),
  };
}

function linkFailure(error: LinkError): CallFailure {
  if (error.code === "link.timeout") return { code: "sip.no-answer", status: 408, why: error.why };
  if (error.code === "link.refused") return { code: "sip.unreachable", status: 503, why: error.why };
  return { code: "sip.disconnected", status: 0, why: error.why };
}
