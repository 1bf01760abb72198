import { WebSocket } from "ws";

export interface Failure {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly httpStatus: number;
}

export interface Answer<Value = unknown> {
  readonly status: number;
  readonly value?: Value;
  readonly failure?: Failure;
}

/** Somebody at the front door: a browser with its cookies, or a program with its key. */
export class TestClient {
  readonly url: string;
  cookie = "";
  key = "";

  constructor(url: string) {
    this.url = url;
  }

  async signIn(email: string, password: string): Promise<Response> {
    const answer = await this.fetch("/api/auth/sign-in/email", { method: "POST", body: { email, password } });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    if (cookies.length > 0) this.cookie = cookies.join("; ");
    return answer;
  }

  fetch(
    path: string,
    options: { method?: string; body?: unknown; headers?: Record<string, string>; raw?: Uint8Array } = {},
  ): Promise<Response> {
    const { method = "GET", body, headers = {}, raw } = options;
    return fetch(this.url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(this.cookie === "" ? {} : { cookie: this.cookie }),
        ...(this.key === "" ? {} : { authorization: `Bearer ${this.key}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: Buffer.from(raw) }),
    });
  }

  async query<Value = unknown>(path: string, input?: unknown): Promise<Answer<Value>> {
    const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return answerOf(await this.fetch(`/trpc/${path}${search}`));
  }

  async mutate<Value = unknown>(path: string, input?: unknown): Promise<Answer<Value>> {
    return answerOf(await this.fetch(`/trpc/${path}`, { method: "POST", body: input ?? {} }));
  }

  /** A mutation's value; throws the failure. */
  async done<Value>(path: string, input?: unknown): Promise<Value> {
    return unpacked(path, await this.mutate<Value>(path, input));
  }

  async ask<Value>(path: string, input?: unknown): Promise<Value> {
    return unpacked(path, await this.query<Value>(path, input));
  }

  socket(path: string, protocol?: string): Promise<TestSocket> {
    const headers = this.cookie === "" ? {} : { cookie: this.cookie };
    return openSocket(this.url.replace("http", "ws") + path, protocol, headers);
  }
}

function unpacked<Value>(path: string, answer: Answer<Value>): Value {
  if (answer.failure) throw new Error(`${path}: ${JSON.stringify(answer.failure)}`);
  return answer.value as Value;
}

async function answerOf<Value>(response: Response): Promise<Answer<Value>> {
  const body = (await response.json()) as {
    result?: { data?: Value };
    error?: { data: Failure };
  };
  return body.error
    ? { status: response.status, failure: body.error.data }
    : { status: response.status, value: body.result?.data as Value };
}

/** A WebSocket whose frames can be awaited in order. */
export interface TestSocket {
  readonly raw: WebSocket;
  send(frame: unknown): void;
  /** The next frame that fits; earlier ones that do not are dropped. Rejects when the socket closes first. */
  next<Frame = Record<string, unknown>>(fits?: (frame: Frame) => boolean): Promise<Frame>;
  readonly closed: Promise<{ readonly code: number }>;
}

function openSocket(url: string, protocol: string | undefined, headers: Record<string, string>): Promise<TestSocket> {
  const raw = protocol === undefined ? new WebSocket(url, { headers }) : new WebSocket(url, protocol, { headers });
  const frames: unknown[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of [...waiting]) look();
  };
  raw.on("message", (data) => {
    frames.push(protocol === undefined ? JSON.parse(String(data)) : String(data));
    wake();
  });
  const closed = new Promise<{ code: number }>((done) => raw.on("close", (code) => done({ code })));
  return new Promise((opened, failed) => {
    raw.on("unexpected-response", (_request, response) => failed(new Error(`refused ${response.statusCode}`)));
    raw.on("error", failed);
    raw.on("open", () =>
      opened({
        raw,
        closed,
        send: (frame) => raw.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
        next: (fits = () => true) =>
          new Promise((found, gone) => {
            const look = () => {
              while (frames.length > 0) {
                const frame = frames.shift();
                if (!fits(frame as never)) continue;
                waiting.delete(look);
                return found(frame as never);
              }
            };
            waiting.add(look);
            void closed.then(({ code }) => gone(new Error(`closed ${code}`)));
            look();
          }),
      }),
    );
  });
}
