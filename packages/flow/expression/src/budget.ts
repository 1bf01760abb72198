/** Something an evaluation cannot do: wrong types, an unknown name, too much work. Caught at `evaluate`, never seen outside. */
export class Fault extends Error {
  override readonly name = "Fault";
}

/**
 * What one evaluation may cost. Work counts operations and characters handled, so it bounds time and memory alike:
 * CEL cannot loop for ever, but nested macros can multiply and `bind` can double a text.
 */
export class Budget {
  static readonly WORK = 200_000;
  static readonly TEXT = 262_144;
  static readonly LIST = 10_000;
  #left = Budget.WORK;

  spend(work: number): void {
    this.#left -= work;
    if (this.#left < 0) throw new Fault("too much work");
  }

  text(value: string): string {
    if (value.length > Budget.TEXT) throw new Fault("text too long");
    this.spend(value.length >> 2);
    return value;
  }

  list<Item>(value: readonly Item[]): readonly Item[] {
    if (value.length > Budget.LIST) throw new Fault("list too long");
    this.spend(value.length);
    return value;
  }
}
