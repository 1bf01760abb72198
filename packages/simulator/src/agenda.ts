/** What happens next: a heap of instants, each with what happens then. Of one instant, in the order of noting. */
export class Agenda<What> {
  readonly #times: number[] = [];
  readonly #numbers: number[] = [];
  readonly #whats: What[] = [];
  #noted = 0;

  note(at: number, what: What): void {
    let place = this.#times.length;
    const number = this.#noted++;
    while (place > 0) {
      const above = (place - 1) >>> 1;
      if (!this.#isAfter(above, at, number)) break;
      this.#move(above, place);
      place = above;
    }
    this.#put(place, at, number, what);
  }

  /** The earliest, taken out; undefined when nothing is left. */
  next(): { readonly at: number; readonly what: What } | undefined {
    const [at, what] = [this.#times[0], this.#whats[0]];
    if (at === undefined) return undefined;
    const lastTime = this.#times.pop() as number;
    const lastNumber = this.#numbers.pop() as number;
    const last = this.#whats.pop() as What;
    if (this.#times.length > 0) this.#sink(lastTime, lastNumber, last);
    return { at, what: what as What };
  }

  #sink(at: number, number: number, what: What): void {
    const size = this.#times.length;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= size) break;
      const right = below + 1;
      if (right < size && this.#isAfter(below, this.#times[right] as number, this.#numbers[right] as number))
        below = right;
      if (this.#isAfter(below, at, number)) break;
      this.#move(below, place);
      place = below;
    }
    this.#put(place, at, number, what);
  }

  #isAfter(place: number, at: number, number: number): boolean {
    const time = this.#times[place] as number;
    return time > at || (time === at && (this.#numbers[place] as number) > number);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#times[from] as number, this.#numbers[from] as number, this.#whats[from] as What);
  }

  #put(place: number, at: number, number: number, what: What): void {
    this.#times[place] = at;
    this.#numbers[place] = number;
    this.#whats[place] = what;
  }
}
