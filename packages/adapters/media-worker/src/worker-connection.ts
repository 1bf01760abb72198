import { err, ok, type Result } from "@patchbay/base/result";
import {
  fromMediaWorker,
  type MediaAnswer,
  type MediaMethod,
  type MediaParams,
  mediaAnswers,
  type ToMediaWorker,
  type WireLoad,
  type WireMediaError,
  type WireMediaEvent,
} from "@patchbay/wire/media-rpc";
import WebSocket from "ws";

const REQUEST_TIMEOUT_MS = 5_000;
/** Long enough for a broken connection to come back, short enough for a caller who waits. */
const RECONNECT_MS = 1_500;
/** The worker pings every 5 s: silence for longer means that the connection is dead. */
const SILENCE_MS = 12_000;
const RETRY_MS = [50, 100, 250, 500, 1_000] as const;

export interface ConnectionListener {
  event(event: WireMediaEvent): void;
  opened(): void;
  /** The connection broke; it is being made again. */
  left(): void;
  /** Nothing listens there any more: the worker is dead, not out of reach. */
  refused(): void;
  /** The worker has started anew: what it carried is gone. */
  restarted(): void;
}

interface Waiting {
  readonly method: MediaMethod;
  readonly resolve: (result: Result<never, WireMediaError>) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** One client's connection to one worker: it reconnects for ever, and requests fail with `media.timeout` meanwhile. */
export class WorkerConnection {
  readonly #url: URL;
  readonly #secret: string;
  readonly #listener: ConnectionListener;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onOpen = new Set<() => void>();
  #socket: WebSocket | undefined;
  #worker: string | undefined;
  #open = false;
  #closed = false;
  #attempt = 0;
  #retry: NodeJS.Timeout | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #requests = 0;
  #lastEvent = 0;
  #acknowledging = false;
  load: WireLoad = { legs: 0, maxLegs: 0, admits: true, draining: false };

  constructor(url: string, client: string, secret: string, listener: ConnectionListener) {
    this.#url = new URL("/control", url);
    this.#url.searchParams.set("client", client);
    this.#secret = secret;
    this.#listener = listener;
    this.#connect();
  }

  get open(): boolean {
    return this.#open;
  }

  /** Resolves true when connected, false after the time. */
  opened(withinMs: number): Promise<boolean> {
    if (this.#open || this.#closed) return Promise.resolve(this.#open);
    return new Promise((resolve) => {
      const done = (open: boolean) => {
        clearTimeout(timer);
        this.#onOpen.delete(yes);
        resolve(open);
      };
      const yes = () => done(true);
      const timer = setTimeout(() => done(false), withinMs);
      this.#onOpen.add(yes);
    });
  }

  /** A request made while the connection is being made again waits for it a moment. */
  async request<Method extends MediaMethod>(
    method: Method,
    params: MediaParams<Method>,
  ): Promise<Result<MediaAnswer<Method>, WireMediaError>> {
    if (!this.#open && !(await this.opened(RECONNECT_MS))) return err({ code: "media.timeout" });
    this.#requests += 1;
    const id = this.#requests;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id, err({ code: "media.timeout" })), REQUEST_TIMEOUT_MS);
      this.#waiting.set(id, { method, resolve: resolve as Waiting["resolve"], reject, timer });
      this.#send({ type: "call", id, method, params });
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#socket?.close();
    this.#lost();
  }

  #connect(): void {
    const headers = this.#secret === "" ? {} : { authorization: `Bearer ${this.#secret}` };
    const socket = new WebSocket(this.#url, { headers, handshakeTimeout: 3_000 });
    this.#socket = socket;
    socket.on("message", (data) => this.#receive(String(data)));
    socket.on("ping", () => this.#feedWatchdog());
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED") this.#listener.refused();
      socket.terminate();
    });
    socket.on("close", () => {
      if (this.#socket !== socket || this.#closed) return;
      if (this.#open) this.#listener.left();
      this.#lost();
      const wait = RETRY_MS[Math.min(this.#attempt, RETRY_MS.length - 1)]!;
      this.#attempt += 1;
      this.#retry = setTimeout(() => this.#connect(), wait);
    });
  }

  #lost(): void {
    this.#open = false;
    clearTimeout(this.#watchdog);
    this.#watchdog = undefined;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, err({ code: "media.timeout" }));
  }

  #receive(text: string): void {
    this.#feedWatchdog();
    const frame = fromMediaWorker.safeParse(JSON.parse(text));
    // A worker of a newer version may say more than this one understands.
    if (!frame.success) return;
    const { data } = frame;
    switch (data.type) {
      case "welcome":
        this.#welcome(data.worker, data);
        return;
      case "load":
        this.load = data;
        return;
      case "event":
        this.#take(data.number, data.event);
        return;
      case "answer":
        this.#answer(data.id, data.value);
        return;
      case "error":
        this.#settle(data.id, err(data.error));
        return;
      case "refused":
        this.#refuse(data.id, data.why);
    }
  }

  #welcome(worker: string, load: WireLoad): void {
    const restarted = this.#worker !== undefined && this.#worker !== worker;
    this.#worker = worker;
    this.load = load;
    this.#attempt = 0;
    this.#open = true;
    if (restarted) {
      this.#lastEvent = 0;
      this.#listener.restarted();
    }
    this.#listener.opened();
    for (const opened of [...this.#onOpen]) opened();
  }

  /** Events may be repeated after a reconnect; their numbers tell. */
  #take(number: number, event: WireMediaEvent): void {
    if (number > this.#lastEvent) {
      this.#lastEvent = number;
      this.#listener.event(event);
    }
    this.#acknowledgeSoon();
  }

  /** All that came in one turn by one frame: the last number stands for those before it. */
  #acknowledgeSoon(): void {
    if (this.#acknowledging) return;
    this.#acknowledging = true;
    setImmediate(() => {
      this.#acknowledging = false;
      this.#send({ type: "ack", number: this.#lastEvent });
    });
  }

  #answer(id: number, value: unknown): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    const parsed = mediaAnswers[waiting.method].safeParse(value);
    this.#settle(id, parsed.success ? ok(parsed.data as never) : err({ code: "media.timeout" }));
  }

  /** The request was malformed, which is a bug of whoever made it: it throws there. */
  #refuse(id: number, why: string): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    waiting?.reject(new Error(`the media worker refused ${waiting.method}: ${why}`));
  }

  #settle(id: number, result: Result<never, WireMediaError>): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    waiting.resolve(result);
  }

  #send(frame: ToMediaWorker): void {
    this.#socket?.send(JSON.stringify(frame), () => {});
  }

  #feedWatchdog(): void {
    if (this.#watchdog) this.#watchdog.refresh();
    else this.#watchdog = setTimeout(() => this.#socket?.terminate(), SILENCE_MS);
  }
}
