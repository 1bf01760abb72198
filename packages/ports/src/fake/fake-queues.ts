import type { QueueEntryId, UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { Clock } from "../clock.ts";
import type { EffectContext, QueueError, QueueOutcome, QueuePort, QueueRequest } from "../flow-ports.ts";

type Settle = (result: Result<QueueOutcome, QueueError>) => void;

/** Queues whose agents are the test: `serve` answers the contact that waits, `press` leaves, time runs out by the clock. */
export class FakeQueues implements QueuePort {
  /** Queues that exist; undefined = all. */
  queues: readonly string[] | undefined;
  staffed = true;
  /** Contacts of others that wait already. */
  waiting = 0;
  readonly requests: QueueRequest[] = [];
  readonly #clock: Clock;
  readonly #outcomes = new Map<string, Result<QueueOutcome, QueueError>>();
  #current: { readonly settle: Settle; readonly since: number; readonly request: QueueRequest } | undefined;
  #entries = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** An agent takes the waiting contact, talks so long, and hangs up. */
  serve(agent = "agent-1", talkedMs: Millis = 60_000): void {
    const entry = `entry-${++this.#entries}` as QueueEntryId;
    const waitedMs = this.#waited();
    this.#current?.settle(ok({ exit: "served", agent: agent as UserId, entry, talkedMs, waitedMs }));
  }

  press(digit: string): void {
    if (this.#current?.request.leaveDigit === digit)
      this.#current.settle(ok({ exit: "pressed", waitedMs: this.#waited() }));
  }

  fail(why: string): void {
    this.#current?.settle(err({ code: "queue.failed", why }));
  }

  async wait(request: QueueRequest, { key, signal }: EffectContext): Promise<Result<QueueOutcome, QueueError>> {
    const known = this.#outcomes.get(key);
    if (known) return known;
    signal.throwIfAborted();
    this.requests.push(request);
    const outcome = this.#refused(request) ?? (await this.#waitFor(request, signal));
    this.#outcomes.set(key, outcome);
    return outcome;
  }

  #refused(request: QueueRequest): Result<QueueOutcome, QueueError> | undefined {
    if (this.queues && !this.queues.includes(request.queue))
      return err({ code: "queue.unknown", queue: request.queue });
    if (request.exitWhenUnstaffed && !this.staffed) return ok({ exit: "unstaffed", waitedMs: 0 });
    if (request.maxWaiting > 0 && this.waiting >= request.maxWaiting) return ok({ exit: "full", waitedMs: 0 });
    return undefined;
  }

  #waitFor(request: QueueRequest, signal: AbortSignal): Promise<Result<QueueOutcome, QueueError>> {
    return new Promise((resolve, reject) => {
      const since = this.#clock.now();
      const cancel = request.maxWaitMs > 0 ? this.#clock.at(since + request.maxWaitMs, timeout) : () => undefined;
      const settle: Settle = (result) => {
        cancel();
        signal.removeEventListener("abort", aborted);
        this.#current = undefined;
        resolve(result);
      };
      const aborted = () => {
        cancel();
        this.#current = undefined;
        reject(signal.reason);
      };
      function timeout(): void {
        settle(ok({ exit: "timeout", waitedMs: request.maxWaitMs }));
      }
      this.#current = { settle, since, request };
      signal.addEventListener("abort", aborted, { once: true });
    });
  }

  #waited(): Millis {
    return this.#clock.now() - (this.#current?.since ?? this.#clock.now());
  }
}
