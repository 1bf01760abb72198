import { giveUpAfter, type Timer } from "../timers.ts";
import type { ServerTransaction, ServerTransactionSetup } from "./server-transaction.ts";

type State = "trying" | "proceeding" | "completed" | "terminated";

/** Server transaction of every method but INVITE and ACK (RFC 3261 §17.2.2). */
export class NonInviteServerTransaction implements ServerTransaction {
  readonly #setup: ServerTransactionSetup;
  #state: State = "trying";
  #last: string | undefined;
  #timer: Timer | undefined;

  constructor(setup: ServerTransactionSetup) {
    this.#setup = setup;
  }

  get state(): State {
    return this.#state;
  }

  retransmitted(): boolean {
    if (this.#last === undefined) return false;
    this.#setup.send(this.#last);
    return true;
  }

  respond(status: number, text: string): boolean {
    if (this.#state === "completed" || this.#state === "terminated") return false;
    this.#last = text;
    this.#state = status < 200 ? "proceeding" : "completed";
    this.#setup.send(text);
    if (status >= 200) {
      const { timers, timing, reliable } = this.#setup;
      // Timer J keeps the answer at hand for retransmissions.
      this.#timer = timers.start(reliable ? 0 : giveUpAfter(timing), () => this.end());
    }
    return true;
  }

  end(): void {
    if (this.#state === "terminated") return;
    this.#state = "terminated";
    this.#timer?.stop();
    this.#last = undefined;
    this.#setup.ended();
  }
}
