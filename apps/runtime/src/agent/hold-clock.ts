import type { QueueEntryId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { LiveCall } from "../call/live-call.ts";

/** Writes down how long an agent held the customer. A hold that outlives this process counts from its return on. */
export class HoldClock {
  readonly #call: LiveCall;
  readonly #entry: QueueEntryId;
  #since: Instant | undefined;

  constructor(call: LiveCall, entry: QueueEntryId) {
    this.#call = call;
    this.#entry = entry;
  }

  /** Held or not, as of now; said again, nothing happens. */
  note(held: boolean, agent: UserId): void {
    const { clock } = this.#call.world;
    const from = this.#since;
    if (held) this.#since ??= clock.now();
    if (held || from === undefined) return;
    this.#since = undefined;
    const hold = { entry: this.#entry, agent, from, to: clock.now() };
    this.#call.ledger.record("hold", () => this.#call.stores.queues.addHold(hold));
  }
}
