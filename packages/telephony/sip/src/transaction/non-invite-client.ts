import type { SipResponse } from "../message/sip-message.ts";
import { giveUpAfter, type Timer } from "../timers.ts";
import type { ClientTransaction, ClientTransactionSetup } from "./client-transaction.ts";
import { Retransmission } from "./retransmit.ts";

type State = "trying" | "proceeding" | "completed" | "terminated";

/** Client transaction of every method but INVITE and ACK (RFC 3261 §17.1.2). */
export class NonInviteClientTransaction implements ClientTransaction {
  readonly #setup: ClientTransactionSetup;
  #state: State = "trying";
  #retransmission: Retransmission | undefined;
  #timer: Timer | undefined;

  constructor(setup: ClientTransactionSetup) {
    this.#setup = setup;
    const { timers, timing, reliable, request, send } = setup;
    if (!reliable) this.#retransmission = new Retransmission(timers, timing.t1, timing.t2, () => send(request.text));
    this.#timer = timers.start(giveUpAfter(timing), () => {
      this.end();
      setup.events.timeout();
    });
    send(request.text);
  }

  get state(): State {
    return this.#state;
  }

  receive(response: SipResponse): void {
    if (this.#state === "completed" || this.#state === "terminated") return;
    if (response.status < 200) {
      this.#state = "proceeding";
      this.#retransmission?.slowDown();
    } else {
      const { timers, timing, reliable } = this.#setup;
      this.#state = "completed";
      this.#retransmission?.stop();
      this.#timer?.stop();
      // Timer K swallows retransmitted answers.
      this.#timer = timers.start(reliable ? 0 : timing.t4, () => this.end());
    }
    this.#setup.events.response(response);
  }

  end(): void {
    if (this.#state === "terminated") return;
    this.#state = "terminated";
    this.#retransmission?.stop();
    this.#timer?.stop();
    this.#setup.events.ended();
  }
}
