import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a customer reads of one message of ours. */
export interface Taken {
  readonly to: string;
  readonly text: string;
  readonly choices?: readonly string[];
  readonly picture?: string;
  readonly files?: unknown;
  /** By which the provider would know a repetition. */
  readonly name?: string;
}

export interface Saying {
  readonly id: string;
  readonly from: string;
  readonly text: string;
}

/** How the next messages fare: not taken, asked again; taken, but the answer is lost; refused for good. */
export type Trouble = "busy" | "lost" | "refused";

/** A provider as its customers and we know it. */
export interface TheirSide {
  readonly taken: Taken[];
  trouble(what: Trouble, times: number): void;
  /** A customer writes; answers what our side answered. */
  say(webhook: string, saying: Saying): Promise<{ readonly status: number }>;
  stop(): Promise<void>;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export interface Answered {
  readonly status: number;
  readonly json: unknown;
}

/** The HTTP of a provider's test server: each documents its own paths, credentials and errors. */
export abstract class ProviderServer implements TheirSide {
  readonly taken: Taken[] = [];
  /** Requests that were not as the provider's documents say; none in a good run. */
  readonly faults: string[] = [];
  url = "";
  /** Brings a hook; to be replaced by whoever wants to alter one on its way. */
  post = (url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(url, { method: "POST", headers, body });
  #trouble: Trouble[] = [];
  readonly #server: Server = createServer((request, answer) => void this.#serve(request, answer));

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  trouble(what: Trouble, times: number): void {
    this.#trouble = Array.from({ length: times }, () => what);
  }

  abstract say(webhook: string, saying: Saying): Promise<{ readonly status: number }>;
  /** Undefined: no such path. */
  protected abstract answer(asked: Asked): Answered | Taken | undefined;
  protected abstract accepted(taken: Taken): Answered;
  protected abstract readonly busy: Answered;
  protected abstract readonly refused: Answered;

  protected fault(why: string): Answered {
    this.faults.push(why);
    return { status: 400, json: { message: why } };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams: query } = new URL(request.url ?? "/", this.url);
    const { method = "GET", headers } = request;
    const found = this.answer({ method, path: pathname, query, headers, body: Buffer.concat(chunks) });
    const said = found ?? this.fault(`no such path: ${method} ${pathname}`);
    if ("status" in said) return send(response, said);
    const trouble = this.#trouble.shift();
    if (trouble === "busy") return send(response, this.busy);
    if (trouble === "refused") return send(response, this.refused);
    this.taken.push(said);
    const accepted = this.accepted(said);
    if (trouble === "lost") response.destroy();
    else send(response, accepted);
  }
}

function send(response: ServerResponse, { status, json }: Answered): void {
  if (Buffer.isBuffer(json)) response.writeHead(status).end(json);
  else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
}
