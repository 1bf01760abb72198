import { Worker } from "node:worker_threads";
import { err, type Result } from "@patchbay/base/result";
import type { SoundFormat, SoundTrack } from "@patchbay/media/player";

export interface LoadRequest {
  readonly id: number;
  readonly path: string;
  readonly format: SoundFormat["name"];
  readonly key?: string;
}

interface Loaded {
  readonly id: number;
  readonly result: Result<SoundTrack, string>;
}

/** Loads sounds on a thread of its own: resampling a long file must not hold up the 5 ms tick. */
export class SoundLoader {
  #thread: Worker | undefined;
  readonly #waiting = new Map<number, (result: Result<SoundTrack, string>) => void>();
  #requests = 0;

  constructor() {
    // The first caller shall not wait for the thread to start.
    this.#running();
  }

  load(path: string, format: SoundFormat["name"], key?: string): Promise<Result<SoundTrack, string>> {
    this.#requests += 1;
    const request: LoadRequest = { id: this.#requests, path, format, ...(key === undefined ? {} : { key }) };
    return new Promise((resolve) => {
      this.#waiting.set(request.id, resolve);
      this.#running().postMessage(request);
    });
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #running(): Worker {
    if (this.#thread) return this.#thread;
    const thread = new Worker(new URL("./sound-loader.thread.ts", import.meta.url));
    thread.unref();
    thread.on("message", ({ id, result }: Loaded) => this.#settle(id, result));
    // A file that exhausts the thread's memory ends the thread, not the worker; the next load starts another.
    thread.on("error", () => {});
    thread.on("exit", () => {
      this.#thread = undefined;
      for (const id of [...this.#waiting.keys()]) this.#settle(id, err("the sound could not be loaded"));
    });
    this.#thread = thread;
    return thread;
  }

  #settle(id: number, result: Result<SoundTrack, string>): void {
    this.#waiting.get(id)?.(result);
    this.#waiting.delete(id);
  }
}
