import { type RealtimeFromClient, type RealtimeTopic, realtimeFromServer } from "@patchbay/wire/realtime";

/** What this needs of a browser's WebSocket. */
export interface SocketLike {
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
  send(text: string): void;
  close(): void;
}

export interface RealtimeOptions {
  readonly open: () => SocketLike;
  readonly later: (run: () => void, ms: number) => void;
  readonly onSignedOut?: () => void;
}

interface Subscription {
  readonly topic: RealtimeTopic;
  readonly listener: (data: unknown) => void;
}

export interface Conversation {
  /** Any JSON. */
  readonly tell: (data: object) => void;
  readonly leave: () => void;
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 8_000;

/**
 * One socket per tab, opened with the first subscription. When it breaks it comes back by itself and subscribes anew;
 * the server then tells the present state first, so listeners need no replay. Unknown frames are ignored.
 */
export class RealtimeConnection {
  private readonly options: RealtimeOptions;
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly watchers = new Set<() => void>();
  private socket: SocketLike | undefined;
  private ready = false;
  private retryMs = FIRST_RETRY_MS;
  private lastId = 0;

  constructor(options: RealtimeOptions) {
    this.options = options;
  }

  get connected(): boolean {
    return this.ready;
  }

  /** Calls back when the connection comes or goes; answers how to stop. */
  watch(onChange: () => void): () => void {
    this.watchers.add(onChange);
    return () => this.watchers.delete(onChange);
  }

  /** Calls `listener` with each datum of the topic; answers how to stop. */
  subscribe(topic: RealtimeTopic, listener: (data: unknown) => void): () => void {
    return this.converse(topic, listener).leave;
  }

  /** Like `subscribe`, for topics that also hear what one tells them. What is told while the connection is away is lost. */
  converse(topic: RealtimeTopic, listener: (data: unknown) => void): Conversation {
    this.lastId += 1;
    const id = `s${this.lastId}`;
    this.subscriptions.set(id, { topic, listener });
    if (this.ready) this.send({ op: "subscribe", id, topic });
    else this.connect();
    return {
      tell: (data) => {
        if (this.ready)
          this.send({ op: "tell", id, data: data as Extract<RealtimeFromClient, { op: "tell" }>["data"] });
      },
      leave: () => {
        this.subscriptions.delete(id);
        if (this.ready) this.send({ op: "unsubscribe", id });
      },
    };
  }

  private connect(): void {
    if (this.socket) return;
    const socket = this.options.open();
    this.socket = socket;
    socket.onopen = () => {
      this.retryMs = FIRST_RETRY_MS;
      this.setReady(true);
      for (const [id, { topic }] of this.subscriptions) this.send({ op: "subscribe", id, topic });
    };
    socket.onmessage = (event) => this.receive(event.data);
    socket.onclose = () => {
      this.socket = undefined;
      this.setReady(false);
      if (this.subscriptions.size === 0) return;
      this.options.later(() => this.connect(), this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
    };
  }

  private receive(text: unknown): void {
    const frame = realtimeFromServer.safeParse(parseJson(text));
    if (!frame.success) return;
    if (frame.data.op === "data") this.subscriptions.get(frame.data.id)?.listener(frame.data.data);
    if (frame.data.op === "signed-out") {
      this.subscriptions.clear();
      this.options.onSignedOut?.();
    }
  }

  private send(frame: RealtimeFromClient): void {
    this.socket?.send(JSON.stringify(frame));
  }

  private setReady(ready: boolean): void {
    this.ready = ready;
    for (const watcher of this.watchers) watcher();
  }
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
