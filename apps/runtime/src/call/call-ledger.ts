import { type Clock, sleep } from "@patchbay/ports/clock";
import type { Log } from "./world.ts";

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;

/**
 * What is written about a call, in order and in the end. The call itself never waits for it: while the database is away
 * the entries queue up here and go out when it is back. (What a crash must not lose is in the journal and in `resume`.)
 */
export class CallLedger {
  readonly #clock: Clock;
  readonly #log: Log;
  #tail: Promise<unknown> = Promise.resolve();
  #behind = 0;
  /** Entries that hold up those behind them. */
  #walls = 0;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Entries that wait to be written. */
  get behind(): number {
    return this.#behind;
  }

  /** After everything before it, and before everything behind it. */
  write(what: string, entry: () => Promise<unknown>): void {
    this.#walls += 1;
    this.tell(what, entry);
    this.#tail = this.#tail.then(() => {
      this.#walls -= 1;
    });
  }

  /**
   * A row for the database's ledger, which keeps the order of what it is given: begun at once, so that rows of one moment
   * share a commit; behind a wall, in its turn.
   */
  record(what: string, entry: () => Promise<unknown>): void {
    if (this.#walls > 0) {
      this.write(what, entry);
      return;
    }
    this.#behind += 1;
    this.#tail = Promise.all([this.#tail, this.#insist(what, entry)]);
  }

  /** After everything before it; what is recorded later need not wait for it. */
  tell(what: string, entry: () => Promise<unknown>): void {
    this.#behind += 1;
    this.#tail = this.#tail.then(() => this.#insist(what, entry));
  }

  /** Resolves when everything written so far is out. */
  async flushed(): Promise<void> {
    await this.#tail;
  }

  async #insist(what: string, entry: () => Promise<unknown>): Promise<void> {
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      try {
        await entry();
        this.#behind -= 1;
        return;
      } catch (error) {
        if (isRefusal(error)) {
          this.#log.error({ what, error: String(error) }, "an entry about a call was refused and left out");
          this.#behind -= 1;
          return;
        }
        this.#log.warn({ what, error: String(error), behind: this.#behind }, "an entry about a call waits");
        await sleep(this.#clock, wait);
      }
    }
  }
}

/** The database answered and said no (a constraint): trying again would only hold up everything behind it. */
function isRefusal(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code ?? "");
  return /^(P2\d{3}|22\w{3}|23\w{3}|42\w{3})$/.test(code);
}
