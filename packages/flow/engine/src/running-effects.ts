import type { Pending, RunEvent } from "./run-core.ts";

export interface Answered {
  readonly event: RunEvent;
  readonly branch: string | undefined;
}

interface Running {
  readonly answer: Promise<Answered>;
  /** Gives it up; undefined for what only the end of the run gives up. */
  readonly abort: AbortController | undefined;
  isAnswered: boolean;
}

/** What a run waits for, begun once each. What it no longer waits for, because other branches had enough, is aborted. */
export class RunningEffects {
  readonly #running = new Map<string, Running>();
  readonly #perform: (pending: Pending, signal: AbortSignal) => Promise<RunEvent>;
  readonly #end: AbortSignal;

  constructor(perform: (pending: Pending, signal: AbortSignal) => Promise<RunEvent>, end: AbortSignal) {
    this.#perform = perform;
    this.#end = end;
  }

  follow(pendings: readonly Pending[]): void {
    if (this.#running.size > 0) {
      const wanted = new Set(pendings.map(({ key }) => key));
      for (const [key, { abort, isAnswered }] of this.#running) {
        if (wanted.has(key)) continue;
        this.#running.delete(key);
        // What an answered step left behind on purpose (a recording that runs) stays.
        if (!isAnswered) abort?.abort(new DOMException("the other branches had enough", "AbortError"));
      }
    }
    const isAlone = pendings.length === 1 && pendings[0]?.branch === undefined;
    for (const pending of pendings)
      if (!this.#running.has(pending.key)) this.#running.set(pending.key, this.#begin(pending, isAlone));
  }

  answers(): Iterable<Promise<Answered>> {
    return [...this.#running.values()].map(({ answer }) => answer);
  }

  /** A step that runs alone ends by itself or with the run, so that it needs no signal of its own. */
  #begin(pending: Pending, isAlone: boolean): Running {
    const { branch } = pending;
    const abort = isAlone ? undefined : new AbortController();
    const signal = abort ? AbortSignal.any([this.#end, abort.signal]) : this.#end;
    const answer = this.#perform(pending, signal).then((event): Answered => {
      running.isAnswered = true;
      return { event, branch };
    });
    const running: Running = { answer, abort, isAnswered: false };
    return running;
  }
}
