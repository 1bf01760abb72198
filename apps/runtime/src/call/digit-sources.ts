/**
 * A party without telephone-event may tell one key twice: in an INFO request, and by its tone. Both tell keys in their order, so a
 * key is new when its source has told more of them than were taken so far.
 */
export class DigitSources {
  readonly #told = { request: 0, media: 0 };
  #taken = 0;

  /** Whether the key that this source tells now is to be taken. */
  isNew(source: "request" | "media"): boolean {
    this.#told[source] += 1;
    if (this.#told[source] <= this.#taken) return false;
    this.#taken += 1;
    return true;
  }
}
