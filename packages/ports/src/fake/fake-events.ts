import type { JsonObject } from "@patchbay/base/json";
import type { FakeClock } from "../clock.fake.ts";
import type { EventOutcome, EventPort } from "../flow/event-port.ts";
import type { EffectContext } from "../flow-ports.ts";

interface Raised {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly payload: JsonObject;
  /** The effect that got it. */
  taken?: string;
}

/** Events of one run's world. Tests raise what other systems would. */
export class FakeEvents implements EventPort {
  readonly raised: Raised[] = [];
  readonly #clock: FakeClock;
  readonly #watching = new Set<() => void>();

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  async raise(event: Omit<Raised, "id" | "taken">, { key: id, signal }: EffectContext): Promise<void> {
    signal.throwIfAborted();
    if (!this.raised.some((one) => one.id === id)) this.raised.push({ id, ...event });
    for (const wake of this.#watching) wake();
    this.#watching.clear();
  }

  async waitFor(
    { name, key, forMs }: Parameters<EventPort["waitFor"]>[0],
    { key: effect, signal }: EffectContext,
  ): Promise<EventOutcome> {
    const deadline = this.#clock.now() + forMs;
    for (;;) {
      signal.throwIfAborted();
      const ours = this.raised.filter((one) => one.name === name && one.key === key);
      const event = ours.find(({ taken }) => taken === effect) ?? ours.find(({ taken }) => taken === undefined);
      if (event) event.taken = effect;
      if (event) return { how: "arrived", payload: event.payload };
      if (this.#clock.now() >= deadline) return { how: "timeout" };
      await new Promise<void>((wake, fail) => {
        const cancel = this.#clock.at(deadline, wake);
        this.#watching.add(wake);
        signal.addEventListener("abort", () => fail(signal.reason), { once: true });
        signal.addEventListener("abort", cancel, { once: true });
      });
    }
  }
}
