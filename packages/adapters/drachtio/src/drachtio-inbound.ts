import { err, ok, type Result } from "@patchbay/base/result";
import type {
  CallFailure,
  InboundCall,
  NamedDialog,
  SipDialog,
  SipHeaders,
  SipSource,
} from "@patchbay/ports/signalling";
import { parseReplaces } from "@patchbay/sip/dialog/replaces";
import type { ControlLink } from "./control-link.ts";
import { DrachtioDialog } from "./drachtio-dialog.ts";
import { namedDialog } from "./drachtio-refer.ts";
import { headerLines } from "./header-lines.ts";
import { displayNameOf, hostOf, transportOf, userOf } from "./sip-text.ts";
import type { SrfRequest, SrfResponse } from "./srf-types.ts";

/** The echo of our 200 comes over the loopback; without it the call cannot be kept. */
const ANSWER_LIMIT_MS = 5_000;

/** An INVITE that arrived. */
export class DrachtioInbound implements InboundCall {
  readonly sipCallId: string;
  readonly from: string;
  readonly fromName?: string;
  readonly to: string;
  readonly toHost: string;
  readonly source: SipSource;
  readonly sdp?: string;
  readonly replaces?: NamedDialog;
  readonly #link: ControlLink;
  readonly #request: SrfRequest;
  readonly #response: SrfResponse;
  #settled = false;
  #cancelled = false;
  readonly #reliably: boolean;
  /** The PRACK of the last reliable provisional response came. */
  #confirmed: Promise<void> = Promise.resolve();
  #onCancel: (() => void) | undefined;

  constructor(link: ControlLink, request: SrfRequest, response: SrfResponse) {
    this.#link = link;
    this.#request = request;
    this.#response = response;
    this.sipCallId = request.get("Call-ID") ?? "";
    const identity = request.get("P-Asserted-Identity") ?? request.get("From");
    this.from = userOf(identity);
    const name = displayNameOf(identity);
    if (name) this.fromName = name;
    this.to = userOf(request.uri);
    this.toHost = hostOf(request.uri);
    this.source = sourceOf(request);
    if (request.body) this.sdp = request.body;
    this.#reliably = /\b100rel\b/i.test(request.get("Require") ?? "");
    const replaces = parseReplaces(request.get("Replaces") ?? "");
    if (replaces) this.replaces = namedDialog(replaces);
    request.on("cancel", () => {
      this.#cancelled = true;
      this.#settled = true;
      this.#onCancel?.();
    });
  }

  header(name: string): string | undefined {
    return this.#request.get(name);
  }

  userIn(header: string): string | undefined {
    const value = this.#request.get(header);
    return value === undefined ? undefined : userOf(value);
  }

  ring(): void {
    this.#provisional(180);
  }

  progress(sdp: string): void {
    this.#provisional(183, { body: sdp, headers: { "Content-Type": "application/sdp" } });
  }

  answer(sdp: string): Promise<Result<SipDialog, CallFailure>> {
    if (this.#cancelled) return Promise.resolve(err(CANCELLED));
    this.#settled = true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(err(NOT_SENT)), ANSWER_LIMIT_MS);
      const headers = { ...this.#link.wish, "Content-Type": "application/sdp" };
      // The caller first confirms what was said before (RFC 3262 §3).
      void this.#confirmed.then(() =>
        this.#response.send(200, { body: sdp, headers }, (error, sent) => {
          clearTimeout(timer);
          const id = this.#response.stackDialogId;
          if (error || !sent || !id) return resolve(err(this.#cancelled ? CANCELLED : NOT_SENT));
          const contact = sent.get("Contact");
          resolve(ok(new DrachtioDialog(this.#link, contact ? { id, contact } : { id })));
        }),
      );
    });
  }

  reject(status: number, headers: SipHeaders = {}): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#response.send(status, { headers: headerLines(headers) });
  }

  /** To a caller who insists on them reliably, and then one after the other (RFC 3262 §3). */
  #provisional(status: number, { body, headers }: { body?: string; headers?: Record<string, string> } = {}): void {
    const withBody = body === undefined ? {} : { body };
    if (this.#settled) return;
    if (!this.#reliably) {
      this.#response.send(status, { ...withBody, headers: { ...headers } });
      return;
    }
    this.#confirmed = this.#confirmed.then(
      () =>
        new Promise((confirmed) => {
          if (this.#settled) return confirmed();
          const reliable = { ...withBody, headers: { ...headers, Require: "100rel" } };
          this.#response.send(
            status,
            reliable,
            (error) => error && confirmed(),
            () => confirmed(),
          );
        }),
    );
  }

  onCancel(listener: () => void): void {
    this.#onCancel = listener;
    if (this.#cancelled) listener();
  }
}

const CANCELLED: CallFailure = { code: "sip.cancelled", status: 487, why: "the caller gave up" };
const NOT_SENT: CallFailure = { code: "sip.disconnected", status: 0, why: "the answer could not be sent" };

export function sourceOf(request: SrfRequest): SipSource {
  return {
    address: request.source_address,
    port: request.source_port,
    transport: transportOf(request.get("Via"), "udp"),
  };
}
