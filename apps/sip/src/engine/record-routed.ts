import { giveUpAfter, type Timer, type Timers, type Timing } from "@patchbay/sip/timers";

/** A call is forgotten after this long, whatever its ends do. */
const LONGEST_CALL = 12 * 60 * 60 * 1_000;

/** The Call-IDs that we proxied with Record-Route: only their requests are routed on. */
export class RecordRouted {
  readonly #timers: Timers;
  readonly #timing: Timing;
  readonly #calls = new Map<string, Timer>();

  constructor(timers: Timers, timing: Timing) {
    this.#timers = timers;
    this.#timing = timing;
  }

  add(callId: string): void {
    this.#until(callId, LONGEST_CALL);
  }

  /** After the BYE only repetitions come. */
  expire(callId: string): void {
    if (this.#calls.has(callId)) this.#until(callId, giveUpAfter(this.#timing));
  }

  has(callId: string): boolean {
    return this.#calls.has(callId);
  }

  #until(callId: string, millis: number): void {
    this.#calls.get(callId)?.stop();
    this.#calls.set(
      callId,
      this.#timers.start(millis, () => this.#calls.delete(callId)),
    );
  }
}
