import type { CallId } from "@patchbay/base/ids";
import type { LiveCall } from "./live-call.ts";

/** The calls that this runtime carries now. */
export class CallBook {
  readonly #calls = new Map<CallId, LiveCall>();
  #empty: (() => void) | undefined;

  get size(): number {
    return this.#calls.size;
  }

  add(call: LiveCall): void {
    this.#calls.set(call.id, call);
  }

  remove(call: LiveCall): void {
    this.#calls.delete(call.id);
    if (this.#calls.size === 0) this.#empty?.();
  }

  find(id: string): LiveCall | undefined {
    return this.#calls.get(id as CallId);
  }

  all(): Iterable<LiveCall> {
    return this.#calls.values();
  }

  /** Resolves when no call is left. */
  emptied(): Promise<void> {
    if (this.#calls.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#empty = resolve;
    });
  }
}
