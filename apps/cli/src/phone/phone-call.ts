import { digestHash } from "@patchbay/adapter-system/digest-hash";
import { type Dialog, dialogOfClient, dialogOfServer, dialogRequest } from "@patchbay/sip/dialog/dialog";
import { answerChallenge } from "@patchbay/sip/digest/answer-challenge";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { parseSipUri } from "@patchbay/sip/message/sip-uri";
import type { HeaderLine } from "@patchbay/sip/message/write-message";
import { cancelFor } from "@patchbay/sip/transaction/invite-client";
import type { CallAudio } from "./call-audio.ts";
import { PhoneAudio } from "./phone-audio.ts";
import type { Account, Peer, SipPhone } from "./sip-phone.ts";
import { token } from "./token.ts";

export interface CallOptions {
  readonly server: Peer;
  /** User part: the number dialled. */
  readonly to: string;
  readonly from: string;
  readonly domain?: string;
  readonly codec?: "PCMA" | "PCMU";
  /** Another kind of audio than a telephone's own. */
  readonly audio?: CallAudio;
  readonly headers?: readonly HeaderLine[];
  readonly account?: Account;
}

export interface CallEnded {
  readonly by: "us" | "them" | "refused" | "timeout";
  /** Final status of an INVITE that was not answered with 200. */
  readonly status?: number;
  readonly reason?: string;
}

type Respond = (status: number, lines?: readonly HeaderLine[], body?: string) => void;

/** One call of a test phone, from the first INVITE to the last BYE. */
export class PhoneCall {
  readonly callId: string;
  readonly answered: Promise<boolean>;
  readonly ended: Promise<CallEnded>;
  /** The INVITE that rang here; undefined for a call that was placed. */
  readonly invite: SipRequest | undefined;
  ringing = false;
  readonly #phone: SipPhone;
  readonly #peer: Peer;
  #audio: CallAudio | undefined;
  #dialog: Dialog | undefined;
  #settleAnswered!: (talking: boolean) => void;
  #settleEnded!: (end: CallEnded) => void;
  #over = false;
  #early = false;
  readonly #tag = token();
  #referral: ((status: number) => void) | undefined;
  #cancel: (() => void) | undefined;
  #respond: Respond | undefined;

  private constructor(phone: SipPhone, peer: Peer, callId: string, audio?: CallAudio, invite?: SipRequest) {
    this.#phone = phone;
    this.#peer = peer;
    this.callId = callId;
    this.#audio = audio;
    this.invite = invite;
    this.answered = new Promise((resolve) => {
      this.#settleAnswered = resolve;
    });
    this.ended = new Promise((resolve) => {
      this.#settleEnded = resolve;
    });
  }

  static async place(phone: SipPhone, options: CallOptions): Promise<PhoneCall> {
    const audio = options.audio ?? (await PhoneAudio.open(phone.address, options.codec));
    const call = new PhoneCall(phone, options.server, token(), audio);
    phone.carry(call);
    call.#invite(options);
    return call;
  }

  /** A call that rings: answer with `answer()` or `refuse()`. */
  static take(phone: SipPhone, invite: SipRequest, from: Peer, respond: Respond): PhoneCall {
    const call = new PhoneCall(phone, from, invite.callId, undefined, invite);
    call.#respond = respond;
    call.#dialog = dialogOfServer(invite, token());
    respond(180, call.#contact());
    call.ringing = true;
    return call;
  }

  /** What is said and heard. A bug to ask for before a ringing call is answered. */
  get audio(): CallAudio {
    if (!this.#audio) throw new Error("the call has no audio before it is answered");
    return this.#audio;
  }

  async answer(codec?: "PCMA" | "PCMU"): Promise<boolean> {
    const respond = this.#respond;
    if (!respond || !this.invite) return false;
    const audio = await PhoneAudio.open(this.#phone.address, codec);
    this.#audio = audio;
    const sdp = audio.answer(this.invite.body);
    if (!sdp) {
      respond(488);
      this.#end({ by: "us", status: 488 });
      return false;
    }
    this.#respond = undefined;
    respond(200, [...this.#contact(), ["Content-Type", "application/sdp"]], sdp);
    return true;
  }

  refuse(status = 486): void {
    this.#respond?.(status, this.#contact());
    this.#end({ by: "us", status });
  }

  /** The ACK came: the answered call stands. */
  acknowledged(): void {
    this.#settleAnswered(true);
  }

  say(samples: Int16Array, loop = false): void {
    this.audio.say(samples, loop);
  }

  press(digits: string): void {
    this.audio.press(digits);
  }

  /** Puts the other side on hold by re-INVITE, or takes it back. Answers the final status. */
  hold(on: boolean): Promise<number> {
    return new Promise((resolve) => {
      const sdp = this.audio.offer(on ? "sendonly" : "sendrecv");
      this.#inDialog("INVITE", [this.#place(), ["Content-Type", "application/sdp"]], (start) => {
        this.#phone.invite(this.#peer, start.uri, start.lines, sdp, (response) => {
          if (response && response.status < 200) return;
          if (response && response.status < 300) this.#acknowledge(response);
          resolve(response?.status ?? 408);
        });
      });
    });
  }

  /** Hangs up, cancels or refuses, whatever fits. Resolves when the other side has agreed. */
  async hangUp(): Promise<void> {
    if (this.#over) return;
    if (this.#respond) return this.refuse();
    if (this.#cancel) {
      this.#cancel();
      await this.ended;
      return;
    }
    await new Promise<void>((resolve) => {
      this.#inDialog("BYE", [], (start) => {
        void this.#phone.request(this.#peer, "BYE", start.uri, start.lines).then(() => resolve());
      });
    });
    this.#end({ by: "us" });
  }

  /** How an INVITE or a REFER names this call, to take its place (RFC 3891): the other side's tag is its own `to-tag`. */
  get replaces(): string {
    const { callId, localTag, remoteTag } = this.#dialog as Dialog;
    return `${callId};to-tag=${remoteTag};from-tag=${localTag}`;
  }

  /** Asks the other side to call this address, in place of another call of this phone if one is named. What it says at once and in the end. */
  async refer(
    to: string,
    replacing?: PhoneCall,
  ): Promise<{ readonly status: number; readonly outcome: Promise<number> }> {
    const outcome = new Promise<number>((resolve) => {
      this.#referral = resolve;
    });
    const headers = replacing ? `?Replaces=${encodeURIComponent(replacing.replaces)}` : "";
    const status = await new Promise<number>((resolve) => {
      this.#inDialog("REFER", [this.#place(), ["Refer-To", `<sip:${to}${headers}>`]], (start) => {
        void this.#phone
          .request(this.#peer, "REFER", start.uri, start.lines)
          .then((response) => resolve(response?.status ?? 408));
      });
    });
    return { status, outcome };
  }

  serve(request: SipRequest, respond: Respond): void {
    if (request.method === "BYE" || request.method === "CANCEL") {
      respond(200);
      if (request.method === "CANCEL") this.#respond?.(487, this.#contact());
      this.#end({ by: "them" });
    } else if (request.method === "INVITE") {
      const sdp = this.audio.answer(request.body);
      if (sdp) respond(200, [...this.#contact(), ["Content-Type", "application/sdp"]], sdp);
      else respond(488);
    } else if (request.method === "NOTIFY" && this.#referral) {
      respond(200);
      const status = Number(/^SIP\/2\.0 (\d{3})/.exec(request.body)?.[1]);
      if (status >= 200) this.#referral(status);
    } else respond(request.method === "UPDATE" ? 488 : 200);
  }

  #invite(options: CallOptions, seq = 1, credentials: readonly HeaderLine[] = []): void {
    const domain = options.domain ?? options.server.address;
    const uri = `sip:${options.to}@${domain}:${options.server.port}`;
    const lines: readonly HeaderLine[] = [
      ["From", `<sip:${options.from}@${domain}>;tag=${this.#tag}`],
      ["To", `<${uri}>`],
      ["Call-ID", this.callId],
      ["CSeq", `${seq} INVITE`],
      ["Contact", `<sip:${options.from}@${this.#phone.address}:${this.#phone.port}>`],
      ["Content-Type", "application/sdp"],
      ...(options.headers ?? []),
      ...credentials,
    ];
    const { request, transaction } = this.#phone.invite(this.#peer, uri, lines, this.audio.offer(), (response) => {
      const answer = seq === 1 && response ? credentialsFor(request, response, options.account) : undefined;
      if (answer) this.#invite(options, seq + 1, [answer]);
      else this.#heard(request, response);
    });
    this.#cancel = () => {
      this.#phone.send(cancelFor(request, []).text, this.#peer);
      transaction.expectEnd();
    };
  }

  #heard(request: SipRequest, response: SipResponse | undefined): void {
    if (!response) {
      this.#end({ by: "timeout", status: 408 });
      return;
    }
    if (response.status === 180 || response.status === 183) this.ringing = true;
    if (response.status === 183 && response.body) this.#early ||= this.audio.accept(response.body);
    if (response.status < 200) return;
    this.#cancel = undefined;
    if (response.status >= 300) {
      this.#end({ by: "refused", status: response.status, reason: response.reason });
      return;
    }
    this.#dialog ??= dialogOfClient(request, response);
    this.#acknowledge(response);
    if (this.#over) return;
    // The answer repeats the SDP of the 183 (RFC 3261 §13.2.1).
    this.#settleAnswered(this.#early || this.audio.accept(response.body));
  }

  #acknowledge(response: SipResponse): void {
    const dialog = this.#dialog;
    const start = dialog && dialogRequest(dialog, "ACK", response.cseq?.number ?? 1, undefined);
    if (start) this.#phone.ack(this.#peer, start.uri, start.lines);
  }

  #inDialog(
    method: string,
    extra: readonly HeaderLine[],
    send: (start: { readonly uri: string; readonly lines: readonly HeaderLine[] }) => void,
  ): void {
    const dialog = this.#dialog;
    if (!dialog) return;
    const number = dialog.localSeq + 1;
    this.#dialog = { ...dialog, localSeq: number };
    const start = dialogRequest(dialog, method, number, undefined);
    if (start) send({ uri: start.uri, lines: [...start.lines, ...extra] });
  }

  /** Of our answers: with our tag, once there is a dialog. */
  #contact(): readonly HeaderLine[] {
    return this.invite && this.#dialog ? [["To", this.#dialog.local], this.#place()] : [this.#place()];
  }

  #place(): HeaderLine {
    const user = parseSipUri(this.invite?.uri ?? "")?.user ?? "phone";
    return ["Contact", `<sip:${user}@${this.#phone.address}:${this.#phone.port}>`];
  }

  #end(end: CallEnded): void {
    if (this.#over) return;
    this.#over = true;
    this.#respond = undefined;
    this.#audio?.close();
    this.#settleAnswered(false);
    this.#settleEnded(end);
  }
}

function credentialsFor(request: SipRequest, response: SipResponse, account?: Account): HeaderLine | undefined {
  if (response.status !== 407 || !account) return undefined;
  const { method, uri } = request;
  const challenges = response.all("proxy-authenticate").join(", ");
  const answer = answerChallenge(challenges, { method, uri, account, cnonce: token() }, digestHash);
  return answer ? ["Proxy-Authorization", answer] : undefined;
}
