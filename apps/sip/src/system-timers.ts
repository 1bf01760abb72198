import type { Timer, Timers } from "@patchbay/sip/timers";

/** Timers of one length fall due in the order in which they were started: a list of them needs one timer of the process. */
class Line {
  readonly #millis: number;
  #first: Waiting | undefined;
  #last: Waiting | undefined;
  #armed = false;

  constructor(millis: number) {
    this.#millis = millis;
  }

  add(run: () => void): Timer {
    const waiting = new Waiting(this, now() + this.#millis, run);
    waiting.before = this.#last;
    if (this.#last) this.#last.after = waiting;
    else this.#first = waiting;
    this.#last = waiting;
    this.#arm(this.#millis);
    return waiting;
  }

  remove(waiting: Waiting): void {
    const { before, after } = waiting;
    if (before) before.after = after;
    else this.#first = after;
    if (after) after.before = before;
    else this.#last = before;
  }

  #arm(millis: number): void {
    if (this.#armed) return;
    this.#armed = true;
    // The long ones are looked at a hundred times in their length, not once for each of thousands.
    setTimeout(() => this.#ring(), Math.max(millis, this.#millis / 100));
  }

  #ring(): void {
    this.#armed = false;
    const present = now();
    // Only those that were there: one that starts another of no length must not keep the process here.
    const until = this.#last;
    for (let waiting = this.#first; waiting && waiting.due <= present; waiting = this.#first) {
      waiting.stop();
      waiting.run();
      if (waiting === until) break;
    }
    if (this.#first) this.#arm(this.#first.due - present);
  }
}

class Waiting implements Timer {
  readonly #line: Line;
  readonly due: number;
  readonly run: () => void;
  before: Waiting | undefined = undefined;
  after: Waiting | undefined = undefined;
  #stopped = false;

  constructor(line: Line, due: number, run: () => void) {
    this.#line = line;
    this.due = due;
    this.run = run;
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#line.remove(this);
    this.before = undefined;
    this.after = undefined;
  }
}

/** Whole milliseconds: a fraction would be an object of its own in each timer. */
function now(): number {
  return Math.ceil(performance.now());
}

/** Lengths that come again and again; a registration's has its own timer. */
const MOST_LINES = 64;
const lines = new Map<number, Line>();

/** The process's own timers, up to 1 % late. Tens of thousands run at a time, nearly all of a few lengths. */
export const systemTimers: Timers = {
  start(millis, run) {
    const line = lines.get(millis) ?? (lines.size < MOST_LINES ? newLine(millis) : undefined);
    if (line) return line.add(run);
    const timer = setTimeout(run, millis);
    return { stop: () => clearTimeout(timer) };
  },
};

function newLine(millis: number): Line {
  const line = new Line(millis);
  lines.set(millis, line);
  return line;
}
