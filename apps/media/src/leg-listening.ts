import { AnswererDetector } from "@patchbay/media/answerer-detector";
import { BeepDetector } from "@patchbay/media/beep-detector";
import type { MediaParams, WireMediaEvent } from "@patchbay/wire/media-rpc";

type Request = MediaParams<"listenFor">;
type Heard = Extract<WireMediaEvent, { type: "heard" }>["heard"];
export interface ListeningEnd {
  readonly listen: string;
  readonly heard: Heard;
}

const FRAME_MS = 20;
/** Outcomes remembered per leg, to answer a caller that asks again after its own restart. */
const REMEMBERED = 32;

/** What is listened for in a party's voice: one thing at a time, ended by exactly one outcome. */
export class LegListening {
  readonly #onEnd: (end: ListeningEnd) => void;
  readonly #ended = new Map<string, ListeningEnd>();
  #running: { readonly listen: string; push(samples: Int16Array): Heard | undefined } | undefined;

  constructor(onEnd: (end: ListeningEnd) => void) {
    this.#onEnd = onEnd;
  }

  get active(): boolean {
    return this.#running !== undefined;
  }

  /** Starts to listen; a listening that runs goes on, one that has ended says so again. */
  start({ listen, what, maxMs }: Request): void {
    if (this.#running?.listen === listen) return;
    const before = this.#ended.get(listen);
    if (before) this.#onEnd(before);
    else this.#running = { listen, push: what === "beep" ? beep(maxMs) : answerer(maxMs) };
  }

  /** One frame of what the party says. */
  push(samples: Int16Array): void {
    const running = this.#running;
    const heard = running?.push(samples);
    if (!running || !heard) return;
    this.#running = undefined;
    const end = { listen: running.listen, heard };
    this.#ended.set(end.listen, end);
    for (const oldest of this.#ended.keys()) {
      if (this.#ended.size <= REMEMBERED) break;
      this.#ended.delete(oldest);
    }
    this.#onEnd(end);
  }
}

function answerer(maxMs: number): (samples: Int16Array) => Heard | undefined {
  const detector = new AnswererDetector(maxMs);
  return (samples) => detector.push(samples);
}

function beep(maxMs: number): (samples: Int16Array) => Heard | undefined {
  const detector = new BeepDetector();
  let left = maxMs;
  return (samples) => {
    left -= FRAME_MS;
    if (detector.push(samples)) return "beep";
    return left <= 0 ? "nothing" : undefined;
  };
}
