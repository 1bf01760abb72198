/** Keys that the caller pressed: kept until somebody collects them, so that typing ahead counts. */
export class DigitQueue {
  static readonly LIMIT = 64;
  #waiting: string[] = [];
  readonly #listeners: ((digit: string) => boolean)[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  press(digit: string): void {
    for (const listener of this.#listeners) if (listener(digit)) return;
    // A stuck key or a tone in music must not grow without end.
    if (this.#waiting.length < DigitQueue.LIMIT) this.#waiting.push(digit);
  }

  /** Takes everything typed so far. */
  take(): string[] {
    return this.#waiting.splice(0);
  }

  /** Gives back what a collection did not need. */
  giveBack(digits: readonly string[]): void {
    this.#waiting.unshift(...digits);
  }

  /** Hears digits as they come; answering true keeps the digit from the queue. Returns the unsubscriber. */
  listen(listener: (digit: string) => boolean): () => void {
    this.#listeners.unshift(listener);
    return () => {
      const at = this.#listeners.indexOf(listener);
      if (at >= 0) this.#listeners.splice(at, 1);
    };
  }
}
