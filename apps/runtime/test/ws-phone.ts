import { digestHash } from "@patchbay/adapter-system/digest-hash";
import { answerChallenge } from "@patchbay/sip/digest/answer-challenge";

interface Received {
  readonly status: number;
  readonly method: string | undefined;
  readonly text: string;
}

const OFFER = [
  ...["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1", "t=0 0"],
  ...["m=audio 45678 RTP/AVP 8 101", "a=rtpmap:8 PCMA/8000", "a=rtpmap:101 telephone-event/8000", ""],
].join("\r\n");

/** SIP over WebSocket (RFC 7118) by hand, as a browser page without a registration speaks it. */
export class WsPhone {
  readonly #socket: WebSocket;
  readonly #received: Received[] = [];
  #wake = () => {};
  readonly #callId = crypto.randomUUID();
  readonly #host = `${crypto.randomUUID().slice(0, 8)}.invalid`;
  #seq = 0;
  #bye: readonly string[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      const text = String(data);
      const start = /^(?:SIP\/2\.0 (\d{3})|(\w+) )/.exec(text);
      this.#received.push({ status: Number(start?.[1] ?? 0), method: start?.[2], text });
      this.#wake();
    });
  }

  static async open(port: number): Promise<WsPhone> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, "sip");
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve, { once: true });
      socket.addEventListener("error", reject, { once: true });
    });
    return new WsPhone(socket);
  }

  /** Calls its own address, or `to`, with the password if one is given and asked for. The final response. */
  async call(username: string, realm: string, password?: string, to = username): Promise<Received> {
    const uri = `sip:${to}@${realm}`;
    const first = await this.#invite(uri, username, realm, []);
    const challenge = /^Proxy-Authenticate: (.+)$/im.exec(first.text)?.[1];
    if (first.status !== 407 || !challenge || password === undefined) return first;
    const asked = { method: "INVITE", uri, account: { username, password }, cnonce: "ws" };
    const answer = answerChallenge(challenge, asked, digestHash);
    return this.#invite(uri, username, realm, [`Proxy-Authorization: ${answer}`]);
  }

  /** The next request of this method from the other side, answered 200. */
  async hears(method: string): Promise<void> {
    const { text } = await this.#next((received) => received.method === method);
    const copied = text.split("\r\n").filter((line) => /^(via|from|to|call-id|cseq):/i.test(line));
    this.#send(["SIP/2.0 200 OK", ...copied, "Content-Length: 0"], "");
  }

  close(): void {
    this.#socket.close();
  }

  async #invite(uri: string, user: string, realm: string, extra: readonly string[]): Promise<Received> {
    const seq = ++this.#seq;
    const own = [
      `Via: SIP/2.0/WS ${this.#host};branch=z9hG4bK${crypto.randomUUID()}`,
      `From: <sip:${user}@${realm}>;tag=ws`,
      `Call-ID: ${this.#callId}`,
      "Max-Forwards: 70",
    ];
    const contact = `Contact: <sip:${user}@${this.#host};transport=ws>`;
    const type = "Content-Type: application/sdp";
    const to = `To: <${uri}>`;
    const length = `Content-Length: ${OFFER.length}`;
    this.#send([`INVITE ${uri} SIP/2.0`, ...own, to, `CSeq: ${seq} INVITE`, contact, ...extra, type, length], OFFER);
    const final = await this.#next(({ status, text }) => status >= 200 && text.includes(`${seq} INVITE`));
    const tagged = /^To: .+$/im.exec(final.text)?.[0] ?? to;
    const target = final.status < 300 ? (/^Contact: <([^>]+)>/im.exec(final.text)?.[1] ?? uri) : uri;
    this.#send([`ACK ${target} SIP/2.0`, ...own, tagged, `CSeq: ${seq} ACK`, "Content-Length: 0"], "");
    this.#bye = [`BYE ${target} SIP/2.0`, ...own, tagged, `CSeq: ${++this.#seq} BYE`, "Content-Length: 0"];
    return final;
  }

  /** Ends what was answered last; the other side's status. */
  async hangsUp(): Promise<number> {
    this.#send(this.#bye, "");
    return (await this.#next(({ status, text }) => status >= 200 && /^CSeq: \d+ BYE/im.test(text))).status;
  }

  async #next(fits: (received: Received) => boolean): Promise<Received> {
    for (;;) {
      const at = this.#received.findIndex(fits);
      if (at >= 0) return this.#received.splice(at, 1)[0] as Received;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #send(lines: readonly string[], body: string): void {
    this.#socket.send(`${lines.join("\r\n")}\r\n\r\n${body}`);
  }
}
