import { giveUpAfter, type Timer, type Timers, type Timing } from "../timers.ts";
import { Retransmission } from "../transaction/retransmit.ts";

/** One 101–199 response that is repeated until its PRACK comes (RFC 3262 §3). */
export class ReliableProvisional {
  readonly rseq: number;
  readonly #retransmission: Retransmission;
  readonly #timer: Timer;

  /** @param giveUp called when no PRACK came within 64·T1: the INVITE is to be refused with a 5xx */
  constructor(rseq: number, timers: Timers, timing: Timing, send: () => void, giveUp: () => void) {
    this.rseq = rseq;
    this.#retransmission = new Retransmission(timers, timing.t1, giveUpAfter(timing), send);
    this.#timer = timers.start(giveUpAfter(timing), () => {
      this.stop();
      giveUp();
    });
  }

  /** @param rack the PRACK's header, `<RSeq> <CSeq> INVITE`; anything behind the second number is not looked at */
  isAcknowledgedBy(rack: string, inviteSeq: number): boolean {
    const match = /^\s*(\d+)\s+(\d+)\b/.exec(rack);
    return match !== null && Number(match[1]) === this.rseq && Number(match[2]) === inviteSeq;
  }

  stop(): void {
    this.#retransmission.stop();
    this.#timer.stop();
  }
}
