import { err, ok, type Result } from "@patchbay/base/result";
import type {
  CallFailure,
  DialogData,
  DialogEnd,
  DialogError,
  DialogListener,
  InboundCall,
  OutboundAttempt,
  OutboundCall,
  RegisterAnswer,
  RegisterRequest,
  Signalling,
  SignallingHandlers,
  SipAnswer,
  SipDialog,
  SipQuestion,
} from "./signalling.ts";

/** Signalling without a network: tests place calls, answer ours, and play the party inside dialogs. */
export class FakeSignalling implements Signalling {
  /** INVITEs that we sent, in order. */
  readonly sent: FakeOutbound[] = [];
  readonly dialogs = new Map<string, FakeDialog>();
  #handlers: SignallingHandlers | undefined;
  #count = 0;

  connect(handlers: SignallingHandlers): Promise<void> {
    this.#handlers = handlers;
    return Promise.resolve();
  }

  call(request: OutboundCall): OutboundAttempt {
    const attempt = new FakeOutbound(request, () => this.#dialog());
    this.sent.push(attempt);
    return attempt;
  }

  ask({ method, ...question }: SipQuestion): Promise<SipAnswer> {
    const expires = "expires" in question ? { expires: question.expires } : {};
    return Promise.resolve({ status: 200, why: `${method} is fine`, tookMs: 1, ...expires });
  }

  restore(data: DialogData): SipDialog {
    return this.dialogs.get(data.id) ?? this.#dialog(data.id);
  }

  close(): void {}

  /** A customer dials. */
  dial(call: { from?: string; to: string; sdp?: string; headers?: Record<string, string>; ws?: boolean }): FakeInbound {
    const inbound = new FakeInbound({ from: "+4930111", sdp: "v=0 customer", ...call }, `c${++this.#count}`, () =>
      this.#dialog(),
    );
    this.#handlers?.invited(inbound);
    return inbound;
  }

  register(request: RegisterRequest): Promise<RegisterAnswer> {
    if (!this.#handlers) throw new Error("not connected");
    return this.#handlers.registering(request);
  }

  #dialog(id = `d${++this.#count}`): FakeDialog {
    const dialog = new FakeDialog(id, () => this.dialogs.delete(id));
    this.dialogs.set(id, dialog);
    return dialog;
  }
}

export class FakeInbound implements InboundCall {
  readonly sipCallId: string;
  readonly from: string;
  readonly to: string;
  readonly toHost = "pbx.example";
  readonly source: InboundCall["source"];
  readonly sdp?: string;
  readonly #headers: Readonly<Record<string, string>>;
  /** Final status: 200 once answered. */
  status = 0;
  /** Of a 183. */
  earlySdp: string | undefined;
  dialog: FakeDialog | undefined;
  #answered!: (dialog: FakeDialog) => void;
  readonly answered = new Promise<FakeDialog>((resolve) => {
    this.#answered = resolve;
  });
  #rejected!: (status: number) => void;
  readonly rejected = new Promise<number>((resolve) => {
    this.#rejected = resolve;
  });
  readonly #make: () => FakeDialog;
  #onCancel: (() => void) | undefined;

  constructor(
    call: { from: string; to: string; sdp: string; headers?: Record<string, string>; ws?: boolean },
    id: string,
    make: () => FakeDialog,
  ) {
    this.sipCallId = id;
    this.from = call.from;
    this.to = call.to;
    this.sdp = call.sdp;
    this.#headers = call.headers ?? {};
    this.source = { address: "192.0.2.1", port: 5060, transport: call.ws ? "ws" : "udp" };
    this.#make = make;
  }

  header(name: string): string | undefined {
    return this.#headers[name];
  }

  userIn(header: string): string | undefined {
    return /sips?:([^@;>]*)@/.exec(this.#headers[header] ?? "")?.[1];
  }

  ring(): void {}

  progress(sdp: string): void {
    this.earlySdp = sdp;
  }

  answer(_sdp: string): Promise<Result<SipDialog, CallFailure>> {
    if (this.status !== 0) return Promise.resolve(err({ code: "sip.cancelled", status: 487, why: "gone" }));
    this.status = 200;
    this.dialog = this.#make();
    this.#answered(this.dialog);
    return Promise.resolve(ok(this.dialog));
  }

  reject(status: number): void {
    if (this.status !== 0) return;
    this.status = status;
    this.#rejected(status);
  }

  onCancel(listener: () => void): void {
    this.#onCancel = listener;
    if (this.status === 487) listener();
  }

  /** The caller gives up. */
  cancel(): void {
    if (this.status !== 0) return;
    this.status = 487;
    this.#onCancel?.();
  }
}

export class FakeOutbound implements OutboundAttempt {
  readonly request: OutboundCall;
  readonly outcome: OutboundAttempt["outcome"];
  cancelled = false;
  readonly #make: () => FakeDialog;
  #settle!: (outcome: Awaited<OutboundAttempt["outcome"]>) => void;
  #onRinging: (() => void) | undefined;

  constructor(request: OutboundCall, make: () => FakeDialog) {
    this.request = request;
    this.#make = make;
    this.outcome = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  cancel(): void {
    this.cancelled = true;
    this.#settle(err({ code: "sip.cancelled", status: 487, why: "given up by us" }));
  }

  onRinging(listener: () => void): void {
    this.#onRinging = listener;
  }

  rings(): void {
    this.#onRinging?.();
  }

  /** The party answers. */
  accept(sdp = "v=0 party"): FakeDialog {
    const dialog = this.#make();
    this.#settle(ok({ dialog, sdp, headers: () => undefined }));
    return dialog;
  }

  refuse(status: number, code: CallFailure["code"]): void {
    this.#settle(err({ code, status, why: "refused" }));
  }
}

export class FakeDialog implements SipDialog {
  readonly data: DialogData;
  /** Set once we sent a BYE, with its headers. */
  byeSent: Readonly<Record<string, string>> | undefined;
  offers: string[] = [];
  answers: (() => Result<string, DialogError>) | undefined;
  #listener: DialogListener | undefined;
  #onOver: () => void;
  #over!: () => void;
  /** Settles when either side has ended the dialog. */
  readonly over = new Promise<void>((resolve) => {
    this.#over = resolve;
  });

  constructor(id: string, onOver: () => void) {
    this.data = { id };
    this.#onOver = onOver;
  }

  listen(listener: DialogListener): void {
    this.#listener = listener;
  }

  modify(offerSdp: string): Promise<Result<string, DialogError>> {
    this.offers.push(offerSdp);
    return Promise.resolve(this.answers?.() ?? ok("v=0 again"));
  }

  bye(headers: Readonly<Record<string, string>> = {}): Promise<void> {
    this.byeSent ??= headers;
    this.#end();
    return Promise.resolve();
  }

  alive(): Promise<boolean> {
    return Promise.resolve(this.byeSent === undefined);
  }

  /** The party hangs up; `deliberate` as an agent's phone does with its red button. */
  hangUp(end: Partial<DialogEnd> = {}): void {
    this.#end();
    this.#listener?.ended({ by: "party", deliberate: false, ...end });
  }

  /** The party sends a re-INVITE. */
  offer(sdp: string | undefined): Promise<string | undefined> {
    return this.#listener?.offered(sdp) ?? Promise.resolve(undefined);
  }

  #end(): void {
    this.#onOver();
    this.#over();
  }
}
