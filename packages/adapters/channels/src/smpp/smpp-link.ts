import { err, ok, type Result } from "@patchbay/base/result";
import { type Millis, SECOND } from "@patchbay/base/time";
import type { NotCarried, ProviderAccount, ProviderNews, ProviderSending } from "@patchbay/ports/channel-provider";
import { type Clock, sleep } from "@patchbay/ports/clock";
import type { Pdu, Session } from "smpp";
import { addressType } from "./address-type.ts";
import { deliveredMessage } from "./delivered-message.ts";
import { PartCollector } from "./part-collector.ts";
import { referenceOf, shortMessages } from "./short-messages.ts";
import { asked, bound, type Connect } from "./smpp-session.ts";

export interface LinkWorld {
  readonly connect: Connect;
  readonly clock: Clock;
}

type Hear = (news: ProviderNews) => Promise<void>;

const PAUSES: readonly Millis[] = [1 * SECOND, 2 * SECOND, 5 * SECOND, 15 * SECOND, 60 * SECOND];
const ENQUIRE_EVERY = 30 * SECOND;
/** SMPP 3.4 §5.1.3: worth another attempt: system error, queue full, throttled, temporary error of theirs. */
const BUSY = new Set([0x08, 0x14, 0x58, 0x64]);
const THROTTLED = 0x58;
/** ESME_RX_T_APPN: the centre shall say it again. */
const SAY_AGAIN = 0x64;

/** One line's connection to its centre: bound, watched, and bound anew over every break until it is stopped. */
export class SmppLink {
  readonly #world: LinkWorld;
  readonly #account: ProviderAccount;
  readonly #hear: Hear;
  readonly #over = new AbortController();
  readonly #parts: PartCollector;
  readonly #done: Promise<void>;
  #session: Session | undefined;
  #sequence = 0;

  constructor(world: LinkWorld, account: ProviderAccount, hear: Hear) {
    this.#world = world;
    this.#account = account;
    this.#hear = hear;
    this.#parts = new PartCollector(world.clock);
    this.#done = this.#run();
  }

  /** Each part is handed in by itself; the answer names the last one. */
  async send({ to, part, name }: ProviderSending): Promise<Result<{ readonly id?: string }, NotCarried>> {
    const session = this.#session;
    if (!session) return err({ why: "the line is not connected to its centre just now", final: false });
    const text = part.kind === "picture" ? part.url : part.text;
    const { from = "" } = this.#account.settings;
    let id: string | undefined;
    for (const message of shortMessages(text, referenceOf(name))) {
      const whole = {
        ...addressType("source", from),
        ...addressType("dest", to.replace(/^\+/, "")),
        ...message,
        ...{ source_addr: from.replace(/^\+/, ""), destination_addr: to.replace(/^\+/, ""), registered_delivery: 1 },
      };
      const answer = await asked(session, (answered) => session.submit_sm(whole, answered));
      if (!answer) return err({ why: "the centre does not answer", final: false });
      if (answer.command_status !== 0) return err(refusal(answer));
      id = answer.message_id;
    }
    return ok(id ? { id } : {});
  }

  async stop(): Promise<void> {
    this.#over.abort();
    this.#session?.unbind({});
    this.#session?.close();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { signal } = this.#over;
    const { clock, connect } = this.#world;
    for (let broken = 0; !signal.aborted; broken++) {
      const session = await bound(connect, this.#account);
      if (session.ok && signal.aborted) session.value.destroy();
      else if (session.ok) {
        broken = 0;
        await this.#serve(session.value, signal);
      }
      const pause = PAUSES[Math.min(broken, PAUSES.length - 1)] ?? SECOND;
      await sleep(clock, pause, signal).catch(() => undefined);
    }
  }

  /** Resolves when the session is over. */
  async #serve(session: Session, signal: AbortSignal): Promise<void> {
    const closed = new Promise<void>((settle) => session.once("close", () => settle()));
    session.on("deliver_sm", (pdu) => void this.#take(session, pdu));
    session.on("enquire_link", (pdu) => session.send(pdu.response()));
    session.on("unbind", (pdu) => {
      session.send(pdu.response());
      session.close();
    });
    this.#session = session;
    const watching = new AbortController();
    const watch = this.#watch(session, AbortSignal.any([signal, watching.signal]));
    await closed;
    this.#session = undefined;
    watching.abort();
    await watch;
  }

  /** Asks whether the other side is still there, and does not wait for parts without an end. */
  async #watch(session: Session, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(this.#world.clock, ENQUIRE_EVERY, signal).catch(() => undefined);
      if (signal.aborted) return;
      for (const { from, text, since } of this.#parts.overdue()) {
        const id = `${from}/${since}`;
        await this.#hear({ kind: "message", id, from: asNumber(from), text }).catch(() => undefined);
      }
      if (!(await asked(session, (answered) => session.enquire_link({}, answered)))) session.destroy();
    }
  }

  /** Answered once it is stored; what could not be is said again by the centre. */
  async #take(session: Session, pdu: Pdu): Promise<void> {
    try {
      await this.#hearAll(pdu);
      session.send(pdu.response({ message_id: "" }));
    } catch {
      session.send(pdu.response({ command_status: SAY_AGAIN }));
    }
  }

  async #hearAll(pdu: Pdu): Promise<void> {
    const from = pdu.source_addr ?? "";
    const told = deliveredMessage(pdu);
    if (told.kind === "receipt") {
      const { id, status, why } = told;
      if (status !== "pending")
        await this.#hear({ kind: "status", id, status, ...(status === "failed" ? { why } : {}) });
      return;
    }
    const text = told.of ? this.#parts.add(from, told.of, told.text) : told.text;
    if (from === "" || text === undefined) return;
    // A centre gives a message no name: one that it says again after its answer was lost is a second one.
    const id = `${from}/${this.#world.clock.now()}/${++this.#sequence}`;
    await this.#hear({ kind: "message", id, from: asNumber(from), text });
    if (told.of) this.#parts.forget(from, told.of);
  }
}

const asNumber = (from: string): string => (/^\d{8,15}$/.test(from) ? `+${from}` : from);

function refusal({ command_status: status }: Pdu): NotCarried {
  const why = `the centre refuses it (${status})`;
  return { why, final: !BUSY.has(status), ...(status === THROTTLED ? { after: SECOND } : {}) };
}
