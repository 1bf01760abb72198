import type { AddressInfo } from "node:net";
import smpp, { type Pdu, type Server, type Session, type SmppWords } from "smpp";
import type { Saying, Taken, TheirSide, Trouble } from "./provider-server.ts";

export const CENTRE = { systemId: "shop", password: "secret", from: "10086" };

const [THROTTLED, BAD_NUMBER, WRONG_PASSWORD] = [0x58, 0x0b, 0x0e];

/** A short message centre of SMPP 3.4: binds, takes submit_sm, puts parts together as a phone does, and delivers. */
export class ShortMessageCentre implements TheirSide {
  readonly taken: Taken[] = [];
  /** Each submit_sm as it came. */
  readonly parts: Pdu[] = [];
  port = 0;
  binds = 0;
  #trouble: Trouble[] = [];
  readonly #bound = new Set<Session>();
  #sent = 0;
  readonly #open = new Map<string, string[]>();
  #server: Server = this.#listening();

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(this.port, "127.0.0.1", done));
    this.port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    this.breakAll();
    await new Promise((done) => this.#server.close(done));
    this.#server = this.#listening();
  }

  /** Connections end without a word. */
  breakAll(): void {
    for (const session of [...this.#server.sessions]) session.destroy();
  }

  get isBound(): boolean {
    return this.#bound.size > 0;
  }

  get lastId(): string {
    return `smsc-${this.#sent}`;
  }

  trouble(what: Trouble, times: number): void {
    this.#trouble = Array.from({ length: times }, () => what);
  }

  async say(_: string, { from, text }: Saying): Promise<{ status: number }> {
    return this.deliver({ source_addr: from.replace("+", ""), short_message: text });
  }

  /** Status: of the answer, as an HTTP one. */
  deliver(pdu: object): Promise<{ status: number }> {
    const [session] = this.#bound;
    if (!session) throw new Error("nobody is bound");
    const whole = { destination_addr: CENTRE.from, data_coding: null, ...pdu };
    return new Promise((done) => {
      session.deliver_sm(whole, ({ command_status: status }) => done({ status: status === 0 ? 200 : 503 }));
    });
  }

  #listening(): Server {
    return smpp.createServer((session) => {
      session.on("error", () => session.destroy());
      session.on("bind_transceiver", (pdu: Pdu) => {
        const isOurs = pdu.system_id === CENTRE.systemId && pdu.password === CENTRE.password;
        session.send(pdu.response(isOurs ? { system_id: "centre" } : { command_status: WRONG_PASSWORD }));
        if (!isOurs) return;
        this.binds++;
        this.#bound.add(session);
        session.on("close", () => this.#bound.delete(session));
      });
      session.on("enquire_link", (pdu: Pdu) => session.send(pdu.response()));
      session.on("unbind", (pdu: Pdu) => session.send(pdu.response()));
      session.on("submit_sm", (pdu: Pdu) => this.#take(session, pdu));
    });
  }

  #take(session: Session, pdu: Pdu): void {
    const trouble = this.#trouble.shift();
    if (trouble === "busy") return void session.send(pdu.response({ command_status: THROTTLED }));
    if (trouble === "refused") return void session.send(pdu.response({ command_status: BAD_NUMBER }));
    this.parts.push(pdu);
    this.#collect(pdu);
    if (trouble === "lost") session.destroy();
    else session.send(pdu.response({ message_id: `smsc-${++this.#sent}` }));
  }

  #collect({ destination_addr: number = "", short_message: words }: Pdu): void {
    const to = `+${number}`;
    const { udh: [header] = [], message = "" } = words as SmppWords;
    if (!header) return void this.taken.push({ to, text: String(message) });
    const [reference, total = 1, place = 1] = header.subarray(2);
    const key = `${to} ${reference} ${total}`;
    const parts = this.#open.get(key) ?? [];
    parts[place - 1] = String(message);
    this.#open.set(key, parts);
    if (parts.filter((part) => part !== undefined).length < total) return;
    this.#open.delete(key);
    this.taken.push({ to, text: parts.join("") });
  }
}
