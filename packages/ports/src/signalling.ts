import type { Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { TracedMessage } from "@patchbay/domain/sip-trace/sip-message";

/**
 * SIP as the runtime sees it: calls that come in, calls that we place, and the dialogs that both become. The wire,
 * transactions and retransmissions are the SIP server's. Every promise here settles, also while the server is away.
 *
 * Conventions with the browser phone (telephony/softphone):
 *  - INVITE to an agent carries `X-Patchbay-Offer: <offerId>` and `X-Patchbay-Call: <callId>`: ring.
 *  - INVITE with `X-Patchbay-Attach: <callId>`: answer at once without ringing; the new leg replaces the one of before.
 *  - INVITE with only `X-Patchbay-Call` (a consultation, a blind transfer to that agent): ring.
 *  - REFER from an agent's phone: a transfer, blind or (with Replaces) to whom the same phone consults by a second call.
 *    INVITE with Replaces from a phone of the same agent: it takes the leg over.
 *  - BYE from the phone with `X-Patchbay-Hang-Up: 1` means that the agent wants the conversation to end. Any other BYE from
 *    an agent (a tab that closes, a reload) only means that this leg is gone: the customer stays, and the agent has 20 s to
 *    come back with the command `re-attach`.
 *  - BYE to the phone with `X-Patchbay-Replaced: 1`: a newer leg of the same agent took the conversation over; do not show
 *    it as ended. 403 with `X-Patchbay-Replaced: 1` to a REGISTER: a newer tab is now this user's phone; do not retry.
 */
export interface Signalling {
  /** Resolves with the first authenticated connection; reconnects for ever after. Restore dialogs before this. */
  connect(handlers: SignallingHandlers): Promise<void>;
  /** Sends an INVITE. */
  call(request: OutboundCall): OutboundAttempt;
  /** A dialog of an earlier life of this process: requests inside it reach it again, and it can be used at once. */
  restore(data: DialogData): SipDialog;
  /** A request outside of any call, and how it came out. Never rejects. */
  ask(request: SipQuestion): Promise<SipAnswer>;
  /** Closes the control connection; dialogs stay with the server. */
  close(): void;
}

export interface SignallingHandlers {
  invited(call: InboundCall): void;
  registering(request: RegisterRequest): Promise<RegisterAnswer>;
  /** A message of any dialog came or went; an INVITE that comes is seen before `invited`. */
  seen?(message: TracedMessage): void;
  /** The control connection came or went. Dialogs live on in the server meanwhile. */
  connection?(up: boolean): void;
}

export interface SipSource {
  readonly address: string;
  readonly port: number;
  readonly transport: "udp" | "tcp" | "tls" | "ws" | "wss";
}

/** Several values are lines of their own. */
export type SipHeaders = Readonly<Record<string, string | readonly string[]>>;

/** An INVITE that waits for us. Exactly one of `answer` and `reject` settles it. */
export interface InboundCall {
  readonly sipCallId: string;
  /** User part of the From (or asserted) identity. */
  readonly from: string;
  readonly fromName?: string;
  /** User part of the request URI: what was dialled. */
  readonly to: string;
  /** Host part of the request URI, without port. */
  readonly toHost: string;
  readonly source: SipSource;
  /** Undefined: the caller leaves the offer to us and answers it in its ACK. */
  readonly sdp?: string;
  /** A dialog of ours whose place the caller wants to take. */
  readonly replaces?: NamedDialog;
  header(name: string): string | undefined;
  /** User part of the URI in a header, without parameters; undefined without the header. */
  userIn(header: string): string | undefined;
  /** 180. */
  ring(): void;
  /** 183 with our answer to the caller's offer; `answer` later repeats the same SDP (RFC 3261 §13.2.1). Not without an offer. */
  progress(sdp: string): void;
  answer(sdp: string): Promise<Result<SipDialog, CallFailure>>;
  reject(status: number, headers?: SipHeaders): void;
  /** The caller gave up before we answered. Called at once when it already has. */
  onCancel(listener: () => void): void;
}

export interface OutboundCall {
  /** Request URI. */
  readonly uri: string;
  /** Next hop, where it is not the URI's host. */
  readonly proxy?: string;
  /** Our number towards the party; undefined for browser phones. */
  readonly callerId?: string;
  readonly callerName?: string;
  readonly sdp: string;
  /** The dialog's Call-ID, where we choose it. */
  readonly sipCallId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: { readonly username: string; readonly password: string };
  /** CANCEL after this long without an answer. */
  readonly ringMs: Millis;
  /** Given up as unreachable when nothing but a 100 has come by then. */
  readonly progressMs?: Millis;
}

/** OPTIONS: is somebody there (RFC 3261 §11)? REGISTER: calls for us come here (§10); `expires` 0 ends that. */
export type SipQuestion = {
  /** Whom it is sent to: `sip:host:port;transport=udp`. */
  readonly uri: string;
  readonly auth?: { readonly username: string; readonly password: string };
  /** Without a final answer by then there is none. */
  readonly withinMs: Millis;
} & ({ readonly method: "OPTIONS" } | { readonly method: "REGISTER"; readonly user: string; readonly expires: number });

export interface SipAnswer {
  /** Final status; 0: none came. */
  readonly status: number;
  readonly why: string;
  readonly tookMs: Millis;
  /** Of a REGISTER that was taken: seconds. */
  readonly expires?: number;
}

export interface OutboundAttempt {
  /** Fails with `no-answer` after `ringMs`, with `cancelled` after `cancel()`. A late 200 is acknowledged and hung up. */
  readonly outcome: Promise<
    Result<{ readonly dialog: SipDialog; readonly sdp: string; readonly headers: HeaderReader }, CallFailure>
  >;
  cancel(): void;
  onRinging(listener: () => void): void;
}

export type HeaderReader = (name: string) => string | undefined;

export interface CallFailure {
  readonly code:
    | "sip.busy"
    | "sip.declined"
    | "sip.no-answer"
    | "sip.cancelled"
    | "sip.not-found"
    | "sip.unreachable"
    | "sip.rejected"
    | "sip.disconnected";
  /** Final SIP status, 0 when there was none. */
  readonly status: number;
  readonly why: string;
}

/** What must be kept to use a dialog again after a restart. JSON. */
export interface DialogData {
  /** The server's id: `<Call-ID>;from-tag=<tag>`. */
  readonly id: string;
  /** Our Contact in this dialog, as sent. */
  readonly contact?: string;
  readonly auth?: { readonly username: string; readonly password: string };
}

export interface SipDialog {
  readonly data: DialogData;
  /** One listener; what happened before it was set is told at once. */
  listen(listener: DialogListener): void;
  /** Sends a re-INVITE with this offer; the answer's SDP. */
  modify(offerSdp: string): Promise<Result<string, DialogError>>;
  /** Ends the dialog. Resolves in any case; ending an ended dialog is fine. */
  bye(headers?: Readonly<Record<string, string>>): Promise<void>;
  /** Asks the party (OPTIONS inside the dialog) whether it still knows the call. Silence counts as no. */
  alive(): Promise<boolean>;
}

export type DialogError =
  | { readonly code: "dialog.gone" }
  | { readonly code: "dialog.refused"; readonly status: number }
  | { readonly code: "dialog.timeout" };

export interface DialogListener {
  /** A BYE came, or the server ended the dialog (no ACK, session timer). */
  ended(end: DialogEnd): void;
  /** The party offers anew (hold, new address), or asks us to offer (`undefined`). Our SDP, or undefined to refuse (488). */
  offered(sdp: string | undefined): Promise<string | undefined>;
  /** The answer to an offer of ours that came in an ACK. */
  acknowledged?(answerSdp: string): void;
  /** A digit by SIP INFO, from parties without RFC 4733. */
  digit?(digit: string): void;
  /**
   * The party asks us to call somebody in its place (REFER). What became of that, as a final status for it to hear; at once
   * undefined for a party that may not (603).
   */
  referred?(refer: Refer): Promise<number> | undefined;
}

export interface Refer {
  /** User part of the Refer-To. */
  readonly to: string;
  readonly toHost: string;
  /** The party is to be joined with the other side of this dialog. */
  readonly replaces?: NamedDialog;
}

/** A dialog that a party names by its Call-ID and tags (RFC 3891). */
export interface NamedDialog {
  /** `DialogData` ids that it may have. */
  readonly ids: readonly string[];
  /** Only while it has not been answered. */
  readonly earlyOnly: boolean;
}

export interface DialogEnd {
  readonly by: "party" | "server";
  /** `X-Patchbay-Hang-Up` was there. */
  readonly deliberate: boolean;
  /** RFC 3326 reason or what the server says. */
  readonly cause?: string;
}

export interface RegisterRequest {
  readonly username: string;
  readonly host: string;
  readonly sipCallId: string;
  readonly source: SipSource;
  /** Undefined for a query; expires 0 to unregister. */
  readonly contact?: { readonly uri: string; readonly expires: number; readonly instance?: string };
  /** Value of the Authorization header. */
  readonly authorization?: string;
}

export type RegisterAnswer =
  | { readonly status: 200; readonly contact?: string; readonly expires: number }
  | { readonly status: 401; readonly challenges: readonly string[] }
  | {
      readonly status: 400 | 403 | 423 | 500 | 503;
      readonly reason?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };
