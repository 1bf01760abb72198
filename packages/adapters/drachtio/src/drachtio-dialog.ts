import { err, ok, type Result } from "@patchbay/base/result";
import type { DialogData, DialogEnd, DialogError, DialogListener, SipDialog } from "@patchbay/ports/signalling";
import type { ControlLink } from "./control-link.ts";
import { serveRefer } from "./drachtio-refer.ts";
import type { SrfDialogLike, SrfRequest, SrfRequestOptions, SrfResponse } from "./srf-types.ts";

const BYE_LIMIT_MS = 5_000;
/** 64·T1, after which the server has given up too (RFC 3261 §17.1.1.2). */
const REQUEST_LIMIT_MS = 33_000;
const NOTIFY_LIMIT_MS = 4_000;
const ALIVE_LIMIT_MS = 4_000;
const GLARE_TRIES = 3;
/** As long as the server keeps what a lost connection left behind (docs/adr/0010-sip-dialog-grace.md). */
const SERVER_BACK_MS = 60_000;

/**
 * A dialog in drachtio-srf's registry, in place of the library's own class: that one cannot be built without the request
 * and response that made it, and never settles a `modify` after a refused one. All that the server needs is the id.
 */
export class DrachtioDialog implements SipDialog, SrfDialogLike {
  readonly data: DialogData;
  readonly dialogType = "INVITE";
  readonly #link: ControlLink;
  #listener: DialogListener | undefined;
  #early: (() => void)[] = [];
  #ended = false;
  /** An offer of ours or theirs is open: another one must wait (RFC 3261 §14.2). */
  #offering = false;
  /** What the party still has to hear of its REFER. */
  #referring: Promise<void> = Promise.resolve();

  constructor(link: ControlLink, data: DialogData) {
    this.#link = link;
    this.data = data;
    link.srf.addDialog(this);
  }

  get id(): string {
    return this.data.id;
  }

  listen(listener: DialogListener): void {
    this.#listener = listener;
    for (const tell of this.#early.splice(0)) tell();
  }

  async modify(offerSdp: string): Promise<Result<string, DialogError>> {
    for (let attempt = 1; ; attempt++) {
      if (this.#ended) return err({ code: "dialog.gone" });
      this.#offering = true;
      const exchange = await this.#request({ method: "INVITE", body: offerSdp, headers: this.#terms() });
      this.#offering = false;
      if ("code" in exchange) return err({ code: exchange.code === "link.timeout" ? "dialog.timeout" : "dialog.gone" });
      const { response, ack } = exchange;
      // The server acknowledges refusals itself.
      if (response.status < 300) {
        ack();
        return ok(response.body ?? "");
      }
      if (response.status === 481 || response.status === 408) this.#end({ by: "party", deliberate: false });
      if (response.status !== 491 || attempt === GLARE_TRIES)
        return err({ code: "dialog.refused", status: response.status });
      await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1_500));
    }
  }

  async bye(headers: Readonly<Record<string, string>> = {}): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#referring;
    const said = await this.#request({ method: "BYE", headers: { ...headers } }, BYE_LIMIT_MS);
    this.#link.srf.removeDialog(this);
    // The server keeps the dialog for us: unsaid, the party would wait in it for ever. Nobody has to wait for that here.
    if ("code" in said && said.code === "link.down") void this.#byeWhenUp(headers);
  }

  async #byeWhenUp(headers: Readonly<Record<string, string>>): Promise<void> {
    if (await this.#link.isUpWithin(SERVER_BACK_MS)) {
      await this.#request({ method: "BYE", headers: { ...headers } }, BYE_LIMIT_MS);
    }
  }

  async alive(): Promise<boolean> {
    if (this.#ended) return false;
    const exchange = await this.#request({ method: "OPTIONS" }, ALIVE_LIMIT_MS);
    // Without a connection nothing is known about the party; the dialog is kept by the server.
    if ("code" in exchange) return exchange.code === "link.down";
    return exchange.response.status !== 481 && exchange.response.status !== 408;
  }

  /** Called by drachtio-srf with each request of the party, and with a BYE that the server made. */
  handle(request: SrfRequest, response: SrfResponse): void {
    switch (request.method) {
      case "BYE":
        response.send(200);
        this.#end({
          by: request.source === "application" ? "server" : "party",
          deliberate: request.has("X-Patchbay-Hang-Up"),
          ...causeOf(request.get("Reason")),
        });
        return;
      case "ACK":
        if (request.body) this.#tell((listener) => listener.acknowledged?.(request.body as string));
        return;
      case "INVITE":
      case "UPDATE":
        this.#offered(request, response);
        return;
      case "INFO":
        response.send(200);
        this.#info(request.body ?? "");
        return;
      case "OPTIONS":
      case "MESSAGE":
      case "NOTIFY":
      case "PRACK":
        response.send(200);
        return;
      case "REFER":
        this.#referred(request, response);
        return;
      default:
        response.send(603);
    }
  }

  #offered(request: SrfRequest, response: SrfResponse): void {
    const bare = request.method === "UPDATE" && !request.body;
    if (bare || this.#offering) {
      response.send(bare ? 200 : 491);
      return;
    }
    this.#offering = true;
    this.#tell((listener) => {
      listener
        .offered(request.body ? request.body : undefined)
        .then((answer) => {
          if (answer === undefined) response.send(488);
          else response.send(200, { body: answer, headers: { ...this.#terms(), "Content-Type": "application/sdp" } });
        })
        .catch(() => response.send(500))
        .finally(() => {
          this.#offering = false;
        });
    });
  }

  #referred(request: SrfRequest, response: SrfResponse): void {
    const before = this.#referring;
    const served = serveRefer(request, response, {
      referred: (refer) => this.#listener?.referred?.(refer),
      notify: (options) => this.#request(options, NOTIFY_LIMIT_MS),
    });
    this.#referring = Promise.all([before, served]).then(() => {});
  }

  /** `Signal=5` of application/dtmf-relay, or the bare digit of application/dtmf. */
  #info(body: string): void {
    const digit = (/^\s*Signal\s*=\s*([0-9*#A-D])/im.exec(body) ?? /^\s*([0-9*#A-D])\s*$/i.exec(body))?.[1];
    if (digit) this.#tell((listener) => listener.digit?.(digit.toUpperCase()));
  }

  async #request(options: SrfRequestOptions, limitMs = REQUEST_LIMIT_MS) {
    const auth = this.data.auth ? { auth: { ...this.data.auth } } : {};
    const exchange = await this.#link.exchange({ ...options, ...auth, stackDialogId: this.id }, limitMs);
    if ("code" in exchange && exchange.code === "link.no-dialog") {
      this.#end({ by: "server", deliberate: false, cause: "lost" });
    }
    return exchange;
  }

  #terms(): Record<string, string> {
    return { ...this.#link.wish, ...(this.data.contact ? { Contact: this.data.contact } : {}) };
  }

  #end(end: DialogEnd): void {
    this.#link.srf.removeDialog(this);
    if (this.#ended) return;
    this.#ended = true;
    this.#tell((listener) => listener.ended(end));
  }

  #tell(what: (listener: DialogListener) => void): void {
    const listener = this.#listener;
    if (listener) what(listener);
    else this.#early.push(() => this.#listener && what(this.#listener));
  }
}

function causeOf(reason: string | undefined): { cause?: string } {
  if (!reason) return {};
  return { cause: /text="([^"]*)"/.exec(reason)?.[1] ?? reason };
}
