import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { digestHash } from "@patchbay/adapter-system/digest-hash";
import { type DigestAlgorithm, digestResponse, parseDigests } from "@patchbay/sip/digest/digest";
import { parseMessage } from "@patchbay/sip/message/parse-message";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { statusPhrase } from "@patchbay/sip/message/status-phrase";
import { type HeaderLine, writeResponse } from "@patchbay/sip/message/write-message";

const REALM = "carrier.example";

interface Account {
  readonly username: string;
  readonly password: string;
}

/** A carrier's registrar that wants a password (RFC 3261 §10.3, §22) and answers OPTIONS. */
export class CarrierRegistrar {
  /** The contacts that were registered, and for how long: one line for each REGISTER that was taken. */
  readonly taken: { readonly contact: string; readonly expires: number }[] = [];
  /** Wrong or missing passwords. */
  refused = 0;
  /** What OPTIONS get. */
  status = 200;
  readonly #socket: Socket;
  readonly #account: Account;
  readonly #algorithm: DigestAlgorithm;

  private constructor(socket: Socket, account: Account, algorithm: DigestAlgorithm) {
    this.#socket = socket;
    this.#account = account;
    this.#algorithm = algorithm;
    socket.on("message", (datagram, from) => {
      const request = parseMessage(datagram.toString("latin1"), { body: "datagram" });
      if (request?.kind !== "request") return;
      const { status, lines } = this.#answer(request);
      const copied = request.headers
        .filter((header) => ["via", "from", "to", "call-id", "cseq"].includes(header.key))
        .map((header): HeaderLine => [header.name, header.key === "to" ? `${header.value};tag=reg` : header.value]);
      const { text } = writeResponse(status, statusPhrase(status), [...copied, ...lines], "");
      socket.send(Buffer.from(text, "latin1"), from.port, from.address);
    });
  }

  /** It asks for the algorithm behind one that nobody knows. */
  static async open(account: Account, algorithm: DigestAlgorithm = "MD5"): Promise<CarrierRegistrar> {
    const socket = createSocket("udp4");
    socket.bind(0, "127.0.0.1");
    await once(socket, "listening");
    return new CarrierRegistrar(socket, account, algorithm);
  }

  get uri(): string {
    return `sip:127.0.0.1:${this.#socket.address().port};transport=udp`;
  }

  close(): void {
    this.#socket.close();
  }

  #answer(request: SipRequest): { readonly status: number; readonly lines: readonly HeaderLine[] } {
    if (request.method !== "REGISTER") return { status: this.status, lines: [] };
    if (!this.#knows(request)) {
      this.refused++;
      const challenge = `Digest realm="${REALM}", nonce="n${this.refused}"`;
      const line = (algorithm: string): HeaderLine => ["WWW-Authenticate", `${challenge}, algorithm=${algorithm}`];
      return { status: 401, lines: ["SHA-512", this.#algorithm].map(line) };
    }
    const contact = request.header("contact") ?? "";
    const expires = Number(/expires=(\d+)/.exec(contact)?.[1]);
    this.taken.push({ contact, expires });
    return { status: 200, lines: [["Contact", contact]] };
  }

  #knows(request: SipRequest): boolean {
    const [given] = parseDigests(request.header("authorization"));
    const hash = (text: string) => digestHash(this.#algorithm, text);
    const { username, password } = this.#account;
    if (given?.username !== username || given.algorithm !== this.#algorithm) return false;
    return given.response === digestResponse(hash, given, "REGISTER", hash(`${username}:${REALM}:${password}`));
  }
}
