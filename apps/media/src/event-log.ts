import type { CallId } from "@patchbay/base/ids";
import type { WireMediaEvent } from "@patchbay/wire/media-rpc";

/** Unacknowledged events kept per call: an hour of key presses, should nobody listen. */
const MAX_PER_CALL = 500;

export interface LoggedEvent {
  readonly number: number;
  readonly event: WireMediaEvent;
}

/** Keeps each event until a client of its call has acknowledged it, so that a broken connection loses none. */
export class EventLog {
  readonly #pending = new Map<CallId, LoggedEvent[]>();
  #number = 0;

  append(event: WireMediaEvent): LoggedEvent {
    this.#number += 1;
    const logged = { number: this.#number, event };
    const pending = this.#pending.get(event.call);
    if (pending) {
      pending.push(logged);
      if (pending.length > MAX_PER_CALL) pending.shift();
    } else this.#pending.set(event.call, [logged]);
    return logged;
  }

  pending(call: CallId): readonly LoggedEvent[] {
    return this.#pending.get(call) ?? [];
  }

  /** Calls that have something unacknowledged. */
  calls(): Iterable<CallId> {
    return this.#pending.keys();
  }

  /** Everything of the call up to and with this number was taken. */
  acknowledge(call: CallId, number: number): void {
    const rest = this.pending(call).filter((logged) => logged.number > number);
    if (rest.length === 0) this.#pending.delete(call);
    else this.#pending.set(call, rest);
  }

  forget(call: CallId): void {
    this.#pending.delete(call);
  }
}
