import { createSocket, type Socket } from "node:dgram";
import { dialogOfClient, dialogRequest } from "@patchbay/sip/dialog/dialog";
import { parseMessage } from "@patchbay/sip/message/parse-message";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { type HeaderLine, writeRequest, writeResponse } from "@patchbay/sip/message/write-message";
import { WebSocket } from "ws";

export const SDP =
  "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";

type Message = SipRequest | SipResponse;

/** A SIP telephone without any automatism: what a test does not make it send it does not send. */
export class Peer {
  readonly #send: (text: string) => void;
  readonly close: () => void;
  readonly #transport: string;
  readonly #host: string;
  #heard: Message[] = [];
  #waiting: { readonly wanted: (message: Message) => boolean; readonly resolve: (message: Message) => void }[] = [];
  #count = 0;

  constructor(transport: string, host: string, send: (text: string) => void, close: () => void) {
    this.#transport = transport;
    this.#host = host;
    this.#send = send;
    this.close = close;
  }

  static async udp(serverPort: number): Promise<Peer> {
    const socket: Socket = createSocket("udp4");
    await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
    const send = (text: string) => socket.send(Buffer.from(text, "latin1"), serverPort, "127.0.0.1");
    const peer = new Peer("UDP", `127.0.0.1:${socket.address().port}`, send, () => socket.close());
    socket.on("message", (bytes) => peer.hear(bytes.toString("latin1")));
    return peer;
  }

  /** A browser's telephone: sub-protocol `sip`, unreachable host names. */
  static async ws(port: number, ca?: string): Promise<Peer> {
    const socket = new WebSocket(`${ca ? "wss" : "ws"}://localhost:${port}`, "sip", ca ? { ca } : {});
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    const host = `${Math.random().toString(36).slice(2, 12)}.invalid`;
    const peer = new Peer(
      ca ? "WSS" : "WS",
      host,
      (text) => socket.send(Buffer.from(text, "latin1"), { binary: false }),
      () => socket.close(),
    );
    socket.on("message", (bytes) => {
      const text = (bytes as Buffer).toString("latin1");
      if (text === "\r\n") peer.pongs++;
      else peer.hear(text);
    });
    return peer;
  }

  /** Keep-alive answers. */
  pongs = 0;

  hear(text: string): void {
    const message = parseMessage(text, { body: "datagram" });
    if (!message) throw new Error(`the server sent what is no SIP message: ${text}`);
    const at = this.#waiting.findIndex(({ wanted }) => wanted(message));
    if (at >= 0) this.#waiting.splice(at, 1)[0]?.resolve(message);
    else this.#heard.push(message);
  }

  sendText(text: string): void {
    this.#send(text);
  }

  /** The next message of this kind, also one that came before. */
  #next(wanted: (message: Message) => boolean): Promise<Message> {
    const at = this.#heard.findIndex(wanted);
    if (at >= 0) return Promise.resolve(this.#heard.splice(at, 1)[0] as Message);
    return new Promise((resolve) => this.#waiting.push({ wanted, resolve }));
  }

  response(method: string, status?: number): Promise<SipResponse> {
    const wanted = (message: Message) =>
      message.kind === "response" &&
      message.cseq?.method === method &&
      (status === undefined ? message.status >= 200 : message.status === status);
    return this.#next(wanted) as Promise<SipResponse>;
  }

  request(method: string): Promise<SipRequest> {
    return this.#next((message) => message.kind === "request" && message.method === method) as Promise<SipRequest>;
  }

  heard(): readonly string[] {
    return this.#heard.map((message) => (message.kind === "request" ? message.method : `${message.status}`));
  }

  via(): HeaderLine {
    return [
      "Via",
      `SIP/2.0/${this.#transport} ${this.#host};branch=z9hG4bK${process.pid}x${this.#count++}${Math.random()}`,
    ];
  }

  get contact(): string {
    const transport = this.#transport === "UDP" ? "" : `;transport=${this.#transport.toLowerCase()}`;
    return `<sip:peer@${this.#host}${transport}>`;
  }

  /** Sends a request outside any dialog. */
  ask(method: string, lines: readonly HeaderLine[] = [], body = "", uri = "sip:4000@127.0.0.1"): SipRequest {
    const callId = `${process.pid}-${this.#count++}-${Math.random()}`;
    const head: HeaderLine[] = [
      this.via(),
      ["Max-Forwards", "70"],
      ["From", `<sip:peer@127.0.0.1>;tag=peer${this.#count}`],
      ["To", `<${uri}>`],
      ["Call-ID", callId],
      ["CSeq", `1 ${method}`],
      ["Contact", this.contact],
    ];
    if (body) head.push(["Content-Type", "application/sdp"]);
    const request = writeRequest(method, uri, [...head, ...lines], body);
    this.#send(request.text);
    return request;
  }

  /** Sends a request inside the dialog that the response made. */
  askInside(invite: SipRequest, ok: SipResponse, method: string, number: number, body = ""): SipRequest {
    const head = dialogRequest(dialogOfClient(invite, ok), method, number, undefined);
    if (!head) throw new Error("the server named no contact");
    const lines: HeaderLine[] = [this.via(), ["Max-Forwards", "70"], ...head.lines, ["Contact", this.contact]];
    if (body) lines.push(["Content-Type", "application/sdp"]);
    const request = writeRequest(method, head.uri, lines, body);
    this.#send(request.text);
    return request;
  }

  /** INVITE, 200, ACK. */
  async call(): Promise<{ readonly invite: SipRequest; readonly ok: SipResponse }> {
    const invite = this.ask("INVITE", [], SDP);
    const ok = await this.response("INVITE", 200);
    this.askInside(invite, ok, "ACK", 1);
    return { invite, ok };
  }

  answer(request: SipRequest, status: number, lines: readonly HeaderLine[] = [], body = ""): void {
    const to = request.header("to") ?? "";
    const head: HeaderLine[] = request.all("via").map((via): HeaderLine => ["Via", via]);
    head.push(
      ["From", request.header("from") ?? ""],
      ["To", request.toTag ? to : `${to};tag=answer`],
      ["Call-ID", request.callId],
      ["CSeq", request.header("cseq") ?? ""],
      ["Contact", this.contact],
    );
    if (body) head.push(["Content-Type", "application/sdp"]);
    this.#send(writeResponse(status, "Answer", [...head, ...lines], body).text);
  }
}
