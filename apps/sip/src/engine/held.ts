import { type Flow, isReliable } from "@patchbay/sip/flow";
import type { Timers, Timing } from "@patchbay/sip/timers";
import type { ServerTransaction, ServerTransactionSetup } from "@patchbay/sip/transaction/server-transaction";
import { endByTimeout } from "./hang-up.ts";
import type { ServerCall, Stack } from "./stack.ts";

/**
 * What is kept of a request as long as it may be repeated, 32 s over UDP; the rest of it only until it is settled. At a
 * thousand calls a second tens of thousands of these are alive, so each is one object without closures.
 */
export class Held implements ServerTransactionSetup {
  transaction: ServerTransaction | undefined = undefined;
  call: ServerCall | undefined = undefined;
  readonly #stack: Stack;
  readonly #flow: Flow;
  readonly #key: string;

  constructor(stack: Stack, flow: Flow, key: string) {
    this.#stack = stack;
    this.#flow = flow;
    this.#key = key;
    stack.serverByKey.set(key, this);
  }

  get timers(): Timers {
    return this.#stack.timers;
  }

  get timing(): Timing {
    return this.#stack.timing;
  }

  get reliable(): boolean {
    return isReliable(this.#flow.transport);
  }

  send(text: string): void {
    this.#flow.send(text);
  }

  unacknowledged(status: number): void {
    const leg = this.call?.leg;
    if (status < 300 && leg) endByTimeout(this.#stack, leg, "ACK timeout");
  }

  ended(): void {
    this.#stack.serverByKey.delete(this.#key);
  }
}
