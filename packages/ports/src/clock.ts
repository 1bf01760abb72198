import type { Instant, Millis } from "@patchbay/base/time";

/** Time as a port: the real one in production, a virtual one in tests and in the simulator. */
export interface Clock {
  now(): Instant;
  /** Calls `wake` once, at or after the instant; the returned function cancels. Instants in the past wake soon. */
  at(instant: Instant, wake: () => void): () => void;
}

/** Resolves after this long, or rejects with the signal's reason when it aborts first. */
export function sleep(clock: Clock, millis: Millis, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const cancel = clock.at(clock.now() + millis, () => {
      signal?.removeEventListener("abort", abort);
      resolve();
    });
    const abort = () => {
      cancel();
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
  });
}
