import type { Millis } from "@patchbay/base/time";

/** Something that is read anew when it may have changed, once for all who look at it. */
export interface Reading<State> {
  read(): Promise<State>;
  /** What to tell of it: to a newcomer (`before` undefined), or to those who know the state of before; undefined: nothing. */
  news(state: State, before: State | undefined): string | undefined;
  /** Calls back when something happened that may change it; answers how to stop. */
  listen(changed: () => void): () => void;
  /** Read at least so often while somebody looks: the clock changes things too. */
  readonly tick: Millis;
}

/** Wait this long after a change for more of them; a screen then shows a change well within a second. */
const GATHER: Millis = 200;

/** Readings by key, each open as long as somebody listens. */
export class SharedReadings {
  readonly #failed: (error: unknown) => void;
  readonly #open = new Map<string, OpenReading<unknown>>();

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  /** Tells the present state and then what changes; answers how to leave. `begin` is called when nobody was there. */
  join<State>(key: string, begin: () => Reading<State>, push: (json: string) => void): () => void {
    const known = this.#open.get(key) as OpenReading<State> | undefined;
    const reading = known ?? new OpenReading(begin(), this.#failed);
    this.#open.set(key, reading as OpenReading<unknown>);
    reading.add(push);
    return () => {
      if (reading.remove(push)) this.#open.delete(key);
    };
  }
}

class OpenReading<State> {
  readonly #reading: Reading<State>;
  readonly #failed: (error: unknown) => void;
  readonly #listeners = new Set<(json: string) => void>();
  readonly #stopListening: () => void;
  readonly #ticking: NodeJS.Timeout;
  #latest: { readonly state: State } | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #running = false;
  #again = false;

  constructor(reading: Reading<State>, failed: (error: unknown) => void) {
    this.#reading = reading;
    this.#failed = failed;
    this.#stopListening = reading.listen(() => this.#soon());
    this.#ticking = setInterval(() => void this.#refresh(), reading.tick);
    void this.#refresh();
  }

  add(listener: (json: string) => void): void {
    this.#listeners.add(listener);
    const whole = this.#latest && this.#reading.news(this.#latest.state, undefined);
    if (whole !== undefined) listener(whole);
  }

  /** Answers whether nobody is left; the reading has then ended. */
  remove(listener: (json: string) => void): boolean {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return false;
    this.#stopListening();
    clearInterval(this.#ticking);
    clearTimeout(this.#gathering);
    return true;
  }

  #soon(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.#refresh();
    }, GATHER);
  }

  /** One reading at a time; a change during it asks for one more. */
  async #refresh(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    try {
      const state = await this.#reading.read();
      const news = this.#reading.news(state, this.#latest?.state);
      this.#latest = { state };
      if (news !== undefined) for (const listener of this.#listeners) listener(news);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#running = false;
    }
    if (this.#again && this.#listeners.size > 0) {
      this.#again = false;
      this.#soon();
    }
  }
}
