import type { DialTaskId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { DialOutcome } from "@patchbay/domain/outbound/retry-policy";
import type { FakeClock } from "../clock.fake.ts";
import type {
  AttemptPort,
  CallbackPort,
  CallbackPromise,
  CallbackRefusal,
  CallbackRequest,
} from "../flow/outbound-ports.ts";
import type { EffectContext } from "../flow-ports.ts";

/** Promises callbacks; numbers in `barred` may not be dialled. */
export class FakeCallbacks implements CallbackPort {
  readonly requests: CallbackRequest[] = [];
  readonly barred = new Set<string>();
  queues: readonly string[] | undefined;
  readonly #clock: FakeClock;
  readonly #kept = new Map<string, Result<CallbackPromise, CallbackRefusal>>();

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  async request(request: CallbackRequest, { key, signal }: EffectContext) {
    signal.throwIfAborted();
    const outcome = this.#kept.get(key) ?? this.#request(request);
    this.#kept.set(key, outcome);
    return outcome;
  }

  #request(request: CallbackRequest): Result<CallbackPromise, CallbackRefusal> {
    const { queue, number, at } = request;
    if (this.queues && !this.queues.includes(queue)) return err({ code: "callback.unknown-queue", queue });
    if (!/^\+?\d{3,20}$/.test(number)) return err({ code: "callback.bad-number", number });
    if (this.barred.has(number)) return err({ code: "callback.not-allowed", why: "no-trunk" });
    const known = this.requests.findIndex((each) => each.queue === queue && each.number === number);
    if (known < 0) this.requests.push(request);
    const position = known < 0 ? this.requests.length : known + 1;
    const notBefore = Math.max(this.#clock.now(), at ?? 0);
    return ok({ task: `task-${position}` as DialTaskId, isNew: known < 0, notBefore, position });
  }
}

/** The attempt that this call is; undefined: they called us. */
export class FakeAttempts implements AttemptPort {
  current: { outcome?: DialOutcome; note?: string; next?: Instant | "never"; usedUp?: boolean } | undefined;

  async record({ outcome, note }: Parameters<AttemptPort["record"]>[0]) {
    if (!this.current) return err({ code: "attempt.none" as const });
    Object.assign(this.current, { outcome, ...(note === undefined ? {} : { note }) });
    return ok();
  }

  async next(when: Instant | "never") {
    if (!this.current) return err({ code: "attempt.none" as const });
    if (this.current.usedUp && when !== "never") return err({ code: "attempt.used-up" as const });
    this.current.next = when;
    return ok();
  }
}
