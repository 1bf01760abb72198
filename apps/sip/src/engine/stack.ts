import type { Dialog } from "@patchbay/sip/dialog/dialog";
import type { ReliableProvisional } from "@patchbay/sip/dialog/reliable-provisional";
import type { Flow } from "@patchbay/sip/flow";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import type { Timer, Timers, Timing } from "@patchbay/sip/timers";
import type { ClientTransaction } from "@patchbay/sip/transaction/client-transaction";
import type { ServerTransaction } from "@patchbay/sip/transaction/server-transaction";
import type { Counters } from "./counters.ts";
import type { FlowCache } from "./flow-cache.ts";
import type { Held } from "./held.ts";
import type { Listener, Network } from "./network.ts";
import type { RecordRouted } from "./record-routed.ts";
import type { SessionTimer } from "./session-timer.ts";

/** A drachtio-srf process on its control connection, as the engine sees it. */
export interface Application {
  readonly open: boolean;
  routes(verb: string): boolean;
  /** One frame's payload: the tokens, and the SIP message behind them. */
  write(tokens: string, message: string): void;
}

/** A request that came in and whose final response is the application's to give. */
export interface ServerCall {
  /** The transaction id of the control protocol. */
  id: string;
  readonly request: SipRequest;
  readonly flow: Flow;
  readonly held: Held;
  readonly transaction: ServerTransaction;
  localTag: string;
  /** undefined while the control connection is lost. */
  owner: Application | undefined;
  /** The leg that it belongs to, or that its response made. */
  leg: Leg | undefined;
  readonly inDialog: boolean;
  /** The final response as sent, by whomever. */
  answer: SipResponse | undefined;
  silence: Timer | undefined;
  reliable: ReliableProvisional | undefined;
  rseq: number;
  /** Set while the application has handed the request to the proxy. */
  proxy: { cancel(): void } | undefined;
}

/** A request that we sent. */
export interface ClientCall {
  readonly id: string;
  readonly request: SipRequest;
  flow: Flow | undefined;
  transaction: ClientTransaction | undefined;
  owner: Application | undefined;
  leg: Leg | undefined;
  cancelled: boolean;
  /** A CANCEL that waits for the first provisional response. */
  cancelWaits: SipRequest | undefined;
  finished: boolean;
  /** Ends it with a final response of our own. */
  fail(status: number): void;
}

/** A dialog and everything that hangs on it. Its id is what drachtio-srf calls the stack's dialog id. */
export interface Leg {
  readonly id: string;
  readonly role: "uas" | "uac";
  /** INVITE or SUBSCRIBE. */
  readonly method: string;
  state: "early" | "confirmed" | "ended";
  owner: Application | undefined;
  dialog: Dialog;
  readonly listener: Listener;
  /** Where in-dialog requests go, when source address or connection decide and not the URIs. */
  flow: Flow | undefined;
  /** Their INVITE that is not done: unanswered, or answered by a 2xx without ACK. */
  offered: ServerCall | undefined;
  /** Our INVITE that is not done: unanswered, or answered by a 2xx that the application has not acknowledged. */
  asked: ClientCall | undefined;
  /** The ACK of our last INVITE, for repeated 2xx. */
  ack: { readonly number: number; readonly text: string; readonly flow: Flow } | undefined;
  /** Requests inside the dialog without final response. */
  readonly open: Set<ServerCall>;
  /** What the next owner is to be told, in order. */
  readonly waiting: (() => void)[];
  byeSent: boolean;
  orphaned: Timer | undefined;
  /** Set while the two sides have agreed on one. */
  session: SessionTimer | undefined;
}

export interface Ids {
  /** Different from all others, but not secret: names of frames and transactions on the control connection. */
  serial(): string;
  uuid(): string;
  tag(): string;
  branch(): string;
  /** A starting value for CSeq or RSeq: 1 … 2^30. */
  sequence(): number;
}

export interface Limits {
  /** Unanswered incoming requests before new ones get 503. */
  readonly maxPending: number;
  /** New requests that the applications have not said anything to: beyond, they are too slow and new ones get 503. */
  readonly maxUnheard: number;
  /** Dialogs before new INVITEs get 503. */
  readonly maxDialogs: number;
  /** How long the dialogs of a lost application wait for the next one. */
  readonly graceMillis: number;
  /** How long an application may say nothing to a request. */
  readonly silenceMillis: number;
}

/** Who decides whether a stranger's request is worth an application's time. */
export interface Guard {
  /** @param address where it came from */
  admits(method: string, address: string): boolean;
  /** The final response that it got. */
  judged(address: string, status: number): void;
}

/** Where established legs are written down for the next life of this server (docs/adr/0010-sip-dialog-grace.md). */
export interface LegBook {
  /** It stands, or is another than it was. */
  keep(leg: Leg): void;
  drop(leg: Leg): void;
}

/** Everything that the engine's functions work on. One per server. */
export interface Stack {
  readonly timers: Timers;
  readonly timing: Timing;
  readonly ids: Ids;
  readonly network: Network;
  readonly limits: Limits;
  readonly guard: Guard;
  book: LegBook;
  readonly counters: Counters;
  /** Milliseconds since the epoch, for the time of day in frames. */
  readonly now: () => number;
  readonly applications: Set<Application>;
  /** Round robin among the applications that route the same verb. */
  turn: number;
  readonly flows: FlowCache;
  readonly recordRouted: RecordRouted;
  readonly serverByKey: Map<string, Held>;
  readonly serverById: Map<string, ServerCall>;
  /** Ended legs of which the next application has something to hear. */
  readonly farewells: Set<Leg>;
  /** Requests that the stack answered while nobody was there, and whose next owner will answer too. */
  readonly answeredByStack: Map<string, ServerCall>;
  /** New requests to which no application has said anything. */
  readonly unheard: Set<ServerCall>;
  /** Our SUBSCRIBEs without final response, by leg id. */
  readonly subscribing: Map<string, ClientCall>;
  /** What was asked over a connection and not answered yet. */
  readonly askedOver: Map<Flow, Set<ClientCall>>;
  /** INVITEs outside a dialog that wait for a final response, by leg id. */
  readonly inviteByLeg: Map<string, ServerCall>;
  readonly clientByBranch: Map<string, ClientCall>;
  readonly clientById: Map<string, ClientCall>;
  readonly legs: Map<string, Leg>;
  /** To-tag of the answers that leave no state. */
  readonly statelessTag: string;
}

/** What becomes of a command: an echo of what was put on the wire, or a sentence why not. */
export type Reply =
  | {
      readonly ok: true;
      readonly sent: SipRequest | SipResponse;
      readonly flow: Flow | undefined;
      readonly transactionId: string;
      readonly dialogId: string;
    }
  | { readonly ok: false; readonly reason: string };

export function refused(reason: string): Reply {
  return { ok: false, reason };
}

/** `<Call-ID>;from-tag=<From-tag of the request that made the dialog>`: drachtio-srf builds the same string itself. */
export function legId(callId: string, fromTag: string | undefined): string {
  return `${callId};from-tag=${fromTag ?? ""}`;
}
