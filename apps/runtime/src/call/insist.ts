import { sleep } from "@patchbay/ports/clock";
import type { World } from "./world.ts";

const RETRY_MS = 1_000;

/** Tries until it works: for what an established call needs of a database that may be away for a while. Rejects with the signal. */
export async function insist<Value>(
  { clock, log }: Pick<World, "clock" | "log">,
  signal: AbortSignal,
  work: () => Promise<Value>,
): Promise<Value> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      log.warn({ error: String(error) }, "the database is asked again");
      await sleep(clock, RETRY_MS, signal);
    }
  }
}
