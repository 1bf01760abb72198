import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { digestHash } from "@patchbay/adapter-system/digest-hash";
import { answerChallenge } from "@patchbay/sip/digest/answer-challenge";
import { parseMessage } from "@patchbay/sip/message/parse-message";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { statusPhrase } from "@patchbay/sip/message/status-phrase";
import { type HeaderLine, writeRequest, writeResponse } from "@patchbay/sip/message/write-message";
import type { Timers } from "@patchbay/sip/timers";
import { DEFAULT_TIMING } from "@patchbay/sip/timers";
import type { ClientTransaction } from "@patchbay/sip/transaction/client-transaction";
import { InviteClientTransaction } from "@patchbay/sip/transaction/invite-client";
import { InviteServerTransaction } from "@patchbay/sip/transaction/invite-server";
import { NonInviteClientTransaction } from "@patchbay/sip/transaction/non-invite-client";
import { NonInviteServerTransaction } from "@patchbay/sip/transaction/non-invite-server";
import { clientKey, serverKey } from "@patchbay/sip/transaction/transaction-key";
import { type CallOptions, PhoneCall } from "./phone-call.ts";
import { token } from "./token.ts";

export interface Peer {
  readonly address: string;
  readonly port: number;
}

export interface Account {
  readonly username: string;
  readonly password: string;
}

const timers: Timers = {
  start(millis, run) {
    const timer = setTimeout(run, millis);
    return { stop: () => clearTimeout(timer) };
  },
};

/**
 * A telephone without a person: places and takes calls over UDP, with audio and keys. What `patchbay call` and the tests on
 * real processes speak through.
 */
export class SipPhone {
  readonly address: string;
  readonly #socket: Socket;
  readonly #clients = new Map<string, ClientTransaction>();
  readonly #servers = new Map<string, InviteServerTransaction | NonInviteServerTransaction>();
  readonly #calls = new Map<string, PhoneCall>();
  /** Requests that were said again, by us or to us: on a loopback a sign of a side that is overloaded. */
  retransmitted = 0;
  /** Takes calls that ring here; without it they are answered 486. */
  onCall: ((call: PhoneCall) => void) | undefined;

  private constructor(socket: Socket, address: string) {
    this.#socket = socket;
    this.address = address;
    socket.on("message", (datagram, from) =>
      this.#receive(datagram.toString("latin1"), { address: from.address, port: from.port }),
    );
  }

  static async open(address = "127.0.0.1", port = 0): Promise<SipPhone> {
    const socket = createSocket("udp4");
    socket.bind(port, address);
    await once(socket, "listening");
    return new SipPhone(socket, address);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** Places a call; the returned call settles `answered` and `ended`. */
  call(options: CallOptions): Promise<PhoneCall> {
    return PhoneCall.place(this, options);
  }

  /** Registers for an hour. Answers the final status. */
  async register(registrar: Peer, domain: string, account: Account): Promise<number> {
    const uri = `sip:${domain}`;
    const fromTag = token();
    const callId = token();
    const lines = (seq: number, extra: readonly HeaderLine[]): readonly HeaderLine[] => [
      ["From", `<sip:${account.username}@${domain}>;tag=${fromTag}`],
      ["To", `<sip:${account.username}@${domain}>`],
      ["Call-ID", callId],
      ["CSeq", `${seq} REGISTER`],
      ["Contact", `<sip:${account.username}@${this.address}:${this.port}>;expires=3600`],
      ...extra,
    ];
    const first = await this.request(registrar, "REGISTER", uri, lines(1, []));
    if (first?.status !== 401) return first?.status ?? 408;
    const asked = { method: "REGISTER", uri, account, cnonce: token() };
    const answer = answerChallenge(first.all("www-authenticate").join(", "), asked, digestHash);
    if (!answer) return 401;
    return (await this.request(registrar, "REGISTER", uri, lines(2, [["Authorization", answer]])))?.status ?? 408;
  }

  /** One request that is no INVITE; undefined when nobody answered. */
  request(
    peer: Peer,
    method: string,
    uri: string,
    lines: readonly HeaderLine[],
    body = "",
  ): Promise<SipResponse | undefined> {
    return new Promise((resolve) => {
      const request = writeRequest(method, uri, [this.#via(), ["Max-Forwards", "70"], ...lines], body);
      const key = `${request.via?.branch}|${method}`;
      this.#clients.set(
        key,
        new NonInviteClientTransaction({
          timers,
          timing: DEFAULT_TIMING,
          reliable: false,
          request,
          send: this.#sender(peer),
          events: {
            response: (response) => response.status >= 200 && resolve(response),
            timeout: () => resolve(undefined),
            ended: () => this.#clients.delete(key),
          },
        }),
      );
    });
  }

  /** Sends an INVITE; every response but retransmissions is handed on, a timeout as undefined. */
  invite(
    peer: Peer,
    uri: string,
    lines: readonly HeaderLine[],
    body: string,
    heard: (response: SipResponse | undefined) => void,
  ): { readonly request: SipRequest; readonly transaction: InviteClientTransaction } {
    const request = writeRequest("INVITE", uri, [this.#via(), ["Max-Forwards", "70"], ...lines], body);
    const key = `${request.via?.branch}|INVITE`;
    const transaction = new InviteClientTransaction({
      timers,
      timing: DEFAULT_TIMING,
      reliable: false,
      request,
      send: this.#sender(peer),
      events: { response: heard, timeout: () => heard(undefined), ended: () => this.#clients.delete(key) },
    });
    this.#clients.set(key, transaction);
    return { request, transaction };
  }

  ack(peer: Peer, uri: string, lines: readonly HeaderLine[]): void {
    this.send(writeRequest("ACK", uri, [this.#via(), ["Max-Forwards", "70"], ...lines]).text, peer);
  }

  send(text: string, peer: Peer): void {
    this.#socket.send(Buffer.from(text, "latin1"), peer.port, peer.address);
  }

  carry(call: PhoneCall): void {
    this.#calls.set(call.callId, call);
    call.ended.then(() => this.#calls.delete(call.callId));
  }

  /** Ends every call of this phone. */
  async hangUpAll(): Promise<void> {
    await Promise.all([...this.#calls.values()].map((call) => call.hangUp()));
  }

  async close(): Promise<void> {
    await this.hangUpAll();
    for (const transaction of [...this.#clients.values(), ...this.#servers.values()]) transaction.end();
    this.#socket.close();
  }

  /** Of one transaction: what it says twice is said again because nobody answered. */
  #sender(peer: Peer): (text: string) => void {
    let last = "";
    return (text) => {
      if (text === last) this.retransmitted += 1;
      last = text;
      this.send(text, peer);
    };
  }

  #via(): HeaderLine {
    return ["Via", `SIP/2.0/UDP ${this.address}:${this.port};rport;branch=z9hG4bK${token()}`];
  }

  #receive(text: string, from: Peer): void {
    const message = parseMessage(text, { body: "datagram" });
    if (!message) return;
    if (message.kind === "response") {
      const key = clientKey(message);
      if (key) this.#clients.get(key)?.receive(message);
      return;
    }
    this.#serve(message, from);
  }

  #serve(request: SipRequest, from: Peer): void {
    const key = serverKey(request);
    const known = this.#servers.get(key);
    if (request.method === "ACK") {
      if (known instanceof InviteServerTransaction) known.acknowledge();
      this.#calls.get(request.callId)?.acknowledged();
      return;
    }
    if (known) {
      this.retransmitted += 1;
      known.retransmitted();
      return;
    }
    const setup = {
      timers,
      timing: DEFAULT_TIMING,
      reliable: false,
      send: (text: string) => this.send(text, from),
      unacknowledged: () => undefined,
      ended: () => void this.#servers.delete(key),
    };
    const transaction =
      request.method === "INVITE" ? new InviteServerTransaction(setup) : new NonInviteServerTransaction(setup);
    this.#servers.set(key, transaction);
    const respond = (status: number, lines: readonly HeaderLine[] = [], body = ""): void => {
      transaction.respond(status, this.#response(request, status, lines, body));
    };
    this.#dispatch(request, from, respond);
  }

  #dispatch(
    request: SipRequest,
    from: Peer,
    respond: (status: number, lines?: readonly HeaderLine[], body?: string) => void,
  ): void {
    const call = this.#calls.get(request.callId);
    if (call) {
      call.serve(request, respond);
    } else if (request.method !== "INVITE" || request.toTag) {
      respond(request.method === "OPTIONS" ? 200 : 481);
    } else if (this.onCall) {
      const ringing = PhoneCall.take(this, request, from, respond);
      this.carry(ringing);
      this.onCall(ringing);
    } else {
      respond(486);
    }
  }

  #response(request: SipRequest, status: number, lines: readonly HeaderLine[], body: string): string {
    const copied = request.headers
      .filter((header) => ["via", "from", "call-id", "cseq", "record-route"].includes(header.key))
      .map((header): HeaderLine => [header.name, header.value]);
    const to = request.header("to") ?? "";
    const named = lines.some(([name]) => name === "To") ? [] : [["To", to] satisfies HeaderLine];
    return writeResponse(status, statusPhrase(status), [...copied, ...named, ...lines], body).text;
  }
}
