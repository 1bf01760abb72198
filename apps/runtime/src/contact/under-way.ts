/** Effects that have things to put away after the run has gone on without them. */
export class UnderWay {
  readonly #effects = new Set<Promise<unknown>>();

  add<Value>(effect: Promise<Value>): Promise<Value> {
    this.#effects.add(effect);
    const done = () => this.#effects.delete(effect);
    effect.then(done, done);
    return effect;
  }

  /** Resolves when all of them have put their things away. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#effects);
  }
}
