import { giveUpAfter, type Timer } from "../timers.ts";
import { Retransmission } from "./retransmit.ts";
import type { ServerTransaction, ServerTransactionSetup } from "./server-transaction.ts";

type State = "proceeding" | "completed" | "accepted" | "confirmed" | "terminated";

/**
 * INVITE server transaction (RFC 3261 §17.2.1 with the Accepted state of RFC 6026 §7.1).
 *
 *   proceeding ──2xx──▶ accepted ──ACK──▶ (2xx rest until L) ──▶ terminated
 *       └──3xx–6xx──▶ completed ──ACK──▶ confirmed ──I──▶ terminated
 *
 * The 2xx is retransmitted here too, though RFC 3261 §13.3.1.4 gives that to the core: it is the same timer, and the ACK
 * that stops it is reported by `acknowledged` in both cases. Only unreliable transports need it.
 */
export class InviteServerTransaction implements ServerTransaction {
  readonly #setup: ServerTransactionSetup;
  #state: State = "proceeding";
  #last: string | undefined;
  #retransmission: Retransmission | undefined;
  #timer: Timer | undefined;
  #acknowledged = false;

  constructor(setup: ServerTransactionSetup) {
    this.#setup = setup;
  }

  get state(): State {
    return this.#state;
  }

  get acknowledged(): boolean {
    return this.#acknowledged;
  }

  retransmitted(): boolean {
    if (this.#last === undefined || this.#state === "confirmed" || this.#acknowledged) return false;
    this.#setup.send(this.#last);
    return true;
  }

  respond(status: number, text: string): boolean {
    if (this.#state !== "proceeding") return false;
    this.#last = text;
    this.#setup.send(text);
    if (status < 200) return true;
    const { timers, timing, reliable } = this.#setup;
    this.#state = status < 300 ? "accepted" : "completed";
    if (!reliable)
      this.#retransmission = new Retransmission(timers, timing.t1, timing.t2, () => this.#setup.send(text));
    this.#timer = timers.start(giveUpAfter(timing), () => this.#giveUp(status));
    return true;
  }

  /** The ACK came: for a 3xx–6xx over this hop, for a 2xx from the dialog (RFC 3261 §13.3.1.4). */
  acknowledge(): void {
    if (this.#acknowledged) return;
    this.#acknowledged = true;
    this.#last = undefined;
    this.#retransmission?.stop();
    this.#retransmission = undefined;
    if (this.#state !== "completed") return;
    const { timers, timing, reliable } = this.#setup;
    this.#state = "confirmed";
    this.#timer?.stop();
    // Timer I swallows further ACKs.
    this.#timer = timers.start(reliable ? 0 : timing.t4, () => this.end());
  }

  end(): void {
    if (this.#state === "terminated") return;
    this.#state = "terminated";
    this.#retransmission?.stop();
    this.#timer?.stop();
    this.#last = undefined;
    this.#setup.ended();
  }

  #giveUp(status: number): void {
    const heard = this.#acknowledged;
    this.end();
    if (!heard) this.#setup.unacknowledged(status);
  }
}
