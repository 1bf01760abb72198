/** One message as the socket tells it. */
export interface Line {
  readonly seq: number;
  readonly from: "visitor" | "bot" | "agent" | "system";
  readonly name?: string;
  readonly id?: string;
  readonly body: {
    readonly kind: "text" | "choices" | "event";
    readonly text?: string;
    readonly image?: string;
    readonly link?: { readonly url: string; readonly label: string };
    readonly look?: string;
    readonly choices?: readonly { readonly id: string; readonly label: string; readonly note?: string }[];
    readonly what?: "agent-joined" | "agent-left" | "closed";
    readonly who?: string;
  };
}

export interface Look {
  readonly title: string;
  readonly greeting: string;
  readonly colour: string;
  readonly language: string;
}

export interface Sending {
  readonly id: string;
  readonly text: string;
  readonly choice?: string;
}

export interface Heard {
  ready(look: Look, offline: boolean): void;
  lines(lines: readonly Line[], fresh: boolean, status: string): void;
  pending(sending: readonly Sending[]): void;
  typing(): void;
  connected(up: boolean): void;
  refused(code: string, id?: string): void;
  kept(id: string): void;
}

const FIRST_PAUSE_MS = 500;
const LAST_PAUSE_MS = 20_000;
const PING_MS = 25_000;

/**
 * The socket with its memory: it comes back by itself, at growing distances; what was not acknowledged is sent again under
 * the same name; what is missing is fetched by number. The token in the page's storage is all that survives a reload.
 */
export class Connection {
  readonly #url: string;
  readonly #store: string;
  readonly #heard: Heard;
  #socket: WebSocket | undefined;
  #conversation: string | undefined;
  #read = 0;
  #pause = FIRST_PAUSE_MS;
  #sending: Sending[] = [];
  #isUp = false;

  constructor(url: string, key: string, heard: Heard) {
    this.#url = url;
    this.#store = `patchbay.chat.${key}`;
    this.#heard = heard;
    this.#connect();
    setInterval(() => this.#tell({ op: "ping" }), PING_MS);
    addEventListener("online", () => {
      if (this.#socket?.readyState === WebSocket.CLOSED) this.#connect();
    });
  }

  say(text: string, choice?: string): void {
    const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    this.#sending.push(choice === undefined ? { id, text } : { id, text, choice });
    this.#heard.pending(this.#sending);
    this.#sendAll(id);
  }

  tell(frame: { readonly op: "typing" | "leave" } | { readonly op: "seen"; readonly seq: number }): void {
    this.#tell(frame);
  }

  leaveMessage(message: { readonly name: string; readonly contact: string; readonly text: string }): void {
    this.#tell({ op: "leave-message", id: crypto.randomUUID?.() ?? `${Date.now()}-message`, ...message });
  }

  #connect(): void {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => {
      const token = this.#remembered();
      this.#tell({
        ...{ op: "hello", after: this.#read, page: location.href.slice(0, 500), title: document.title.slice(0, 500) },
        ...{ referrer: document.referrer.slice(0, 500), language: navigator.language },
        ...(token ? { token } : {}),
        ...(this.#conversation ? { conversation: this.#conversation } : {}),
      });
    };
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)));
    socket.onclose = () => {
      this.#isUp = false;
      this.#heard.connected(false);
      // Not all at once after our restart.
      setTimeout(() => this.#connect(), this.#pause * (0.5 + Math.random()));
      this.#pause = Math.min(this.#pause * 2, LAST_PAUSE_MS);
    };
  }

  // biome-ignore lint/suspicious/noExplicitAny: checked by its `op`; it is our own gateway that speaks.
  #hear(frame: any): void {
    switch (frame.op) {
      case "ready":
        this.#pause = FIRST_PAUSE_MS;
        this.#isUp = true;
        this.#remember(frame.token);
        this.#heard.connected(true);
        this.#heard.ready(frame.look, frame.offline);
        this.#sendAll();
        return;
      case "messages":
        this.#take(frame);
        return;
      case "ack":
        this.#sending = this.#sending.filter(({ id }) => id !== frame.id);
        this.#heard.kept(frame.id);
        return;
      case "typing":
        this.#heard.typing();
        return;
      case "refused":
        if (frame.code === "chat.unknown-visitor") {
          this.#remember(undefined);
          this.#socket?.close();
        } else {
          this.#sending = this.#sending.filter(({ id }) => id !== frame.id);
          this.#heard.refused(frame.code, frame.id);
        }
    }
  }

  #take(page: {
    readonly conversation: string;
    readonly after: number;
    readonly upTo: number;
    readonly status: string;
    readonly messages: readonly Line[];
  }): void {
    const fresh = page.conversation !== this.#conversation;
    if (fresh) this.#read = 0;
    this.#conversation = page.conversation;
    // Something lies between what we have and what came.
    if (page.after > this.#read) {
      this.#tell({ op: "fetch", after: this.#read });
      return;
    }
    const lines = page.messages.filter(({ seq }) => seq > this.#read);
    this.#read = Math.max(this.#read, page.upTo);
    this.#heard.lines(lines, fresh, page.status);
  }

  #sendAll(only?: string): void {
    if (!this.#isUp) return;
    for (const one of this.#sending) if (only === undefined || one.id === only) this.#tell({ op: "send", ...one });
  }

  #tell(frame: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #remembered(): string | undefined {
    try {
      return localStorage.getItem(this.#store) ?? undefined;
    } catch {
      return undefined;
    }
  }

  #remember(token: string | undefined): void {
    try {
      if (token === undefined) localStorage.removeItem(this.#store);
      else localStorage.setItem(this.#store, token);
    } catch {
      // A page without storage: the conversation lasts as long as the page.
    }
  }
}
