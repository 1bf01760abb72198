import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { CallId } from "@patchbay/base/ids";
import type { FromMediaWorker, WireLoad, WireMediaEvent } from "@patchbay/wire/media-rpc";
import { toMediaWorker } from "@patchbay/wire/media-rpc";
import { type WebSocket, WebSocketServer } from "ws";
import { EventLog } from "./event-log.ts";
import type { MediaRequests } from "./media-requests.ts";

const MAX_FRAME = 1024 * 1024;
const LOAD_EVERY_MS = 1_000;
const PING_EVERY_MS = 5_000;

interface Client {
  readonly id: string;
  readonly socket: WebSocket;
  alive: boolean;
}

export interface ControlOptions {
  readonly host: string;
  readonly port: number;
  readonly secret: string;
  readonly graceMs: number;
  readonly load: () => WireLoad;
  /** A call whose clients have been away for the whole grace time. */
  readonly onAbandoned: (call: CallId) => void;
}

/**
 * The control door: clients, their requests, and which client hears of which call. A call belongs to the clients that
 * placed it or asked for it; while none of them is connected its events wait, and after the grace time it is given up.
 */
export class ControlServer {
  readonly #options: ControlOptions;
  readonly #worker = randomUUID();
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME });
  readonly #clients = new Map<string, Client>();
  readonly #watchers = new Map<CallId, Set<string>>();
  readonly #abandoned = new Map<CallId, NodeJS.Timeout>();
  readonly #log = new EventLog();
  readonly #timers: NodeJS.Timeout[] = [];
  #requests: MediaRequests | undefined;

  constructor(options: ControlOptions) {
    this.#options = options;
    this.#http = createServer((request, response) => {
      // For whatever starts and stops workers; numbers are for those who have the secret.
      const isHealth = request.method === "GET" && request.url === "/health";
      response.writeHead(isHealth ? (options.load().admits ? 200 : 503) : 426).end();
    });
    this.#http.on("upgrade", (request, socket, head) => {
      const client = new URL(request.url ?? "/", "http://worker").searchParams.get("client");
      if (!this.#allowed(request) || !client || client.length > 200) {
        socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#welcome(client, opened));
    });
  }

  /** Resolves with the real address; rejects when it is taken. */
  async listen(requests: MediaRequests): Promise<AddressInfo> {
    this.#requests = requests;
    await new Promise<void>((resolve, reject) => {
      this.#http.once("error", reject);
      this.#http.listen(this.#options.port, this.#options.host, resolve);
    });
    this.#timers.push(setInterval(() => this.tellLoad(), LOAD_EVERY_MS));
    this.#timers.push(setInterval(() => this.#ping(), PING_EVERY_MS));
    return this.#http.address() as AddressInfo;
  }

  /** Sends the event to those it concerns, and keeps it until one of them has taken it. */
  tell(event: WireMediaEvent): void {
    const logged = this.#log.append(event);
    for (const id of this.#watchers.get(event.call) ?? []) {
      const client = this.#clients.get(id);
      if (client) send(client.socket, { type: "event", ...logged });
    }
  }

  /** To be told when the last leg of a call is gone; its last events stay until they are taken or the grace is over. */
  ended(call: CallId): void {
    const timer = setTimeout(() => this.#forget(call), this.#options.graceMs);
    timer.unref();
    clearTimeout(this.#abandoned.get(call));
    this.#abandoned.set(call, timer);
  }

  close(): void {
    for (const timer of [...this.#timers, ...this.#abandoned.values()]) clearTimeout(timer);
    for (const { socket } of this.#clients.values()) socket.close(1001);
    this.#http.close();
  }

  #allowed(request: IncomingMessage): boolean {
    const given = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
    return this.#options.secret === "" || timingSafeEqual(digest(given), digest(this.#options.secret));
  }

  #welcome(id: string, socket: WebSocket): void {
    const client: Client = { id, socket, alive: true };
    const before = this.#clients.get(id);
    this.#clients.set(id, client);
    before?.socket.terminate();
    socket.on("pong", () => {
      client.alive = true;
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => this.#left(client));
    socket.on("message", (data) => this.#message(client, String(data)));
    send(socket, { type: "welcome", worker: this.#worker, ...this.#options.load() });
    for (const [call, watchers] of this.#watchers) {
      if (!watchers.has(id)) continue;
      clearTimeout(this.#abandoned.get(call));
      this.#abandoned.delete(call);
      this.#repeat(client, call);
    }
  }

  #left(client: Client): void {
    if (this.#clients.get(client.id) !== client) return;
    this.#clients.delete(client.id);
    for (const [call, watchers] of this.#watchers) {
      if (!watchers.has(client.id) || [...watchers].some((id) => this.#clients.has(id))) continue;
      const timer = setTimeout(() => {
        this.#forget(call);
        this.#options.onAbandoned(call);
      }, this.#options.graceMs);
      timer.unref();
      clearTimeout(this.#abandoned.get(call));
      this.#abandoned.set(call, timer);
    }
  }

  async #message(client: Client, text: string): Promise<void> {
    const frame = toMediaWorker.safeParse(parseJson(text));
    if (!frame.success) {
      client.socket.close(1002, "malformed frame");
      return;
    }
    if (frame.data.type === "ack") {
      for (const call of [...this.#log.calls()]) {
        if (this.#watchers.get(call)?.has(client.id)) this.#log.acknowledge(call, frame.data.number);
      }
      return;
    }
    const { id, method, params } = frame.data;
    const answer = await this.#requests?.handle(method, params, {
      places: (call) => this.#watch(client.id, call),
      asksFor: (call) => {
        // A call that lives elsewhere leaves no trace here.
        if (this.#watchers.has(call)) this.#watch(client.id, call);
      },
    });
    if (answer) send(client.socket, { id, ...answer });
  }

  /** From now on this client hears of the call, beginning with what nobody has taken yet. */
  #watch(clientId: string, call: CallId): void {
    const watchers = this.#watchers.get(call) ?? new Set();
    this.#watchers.set(call, watchers);
    clearTimeout(this.#abandoned.get(call));
    this.#abandoned.delete(call);
    if (watchers.has(clientId)) return;
    watchers.add(clientId);
    const client = this.#clients.get(clientId);
    if (client) this.#repeat(client, call);
  }

  #repeat(client: Client, call: CallId): void {
    for (const logged of this.#log.pending(call)) send(client.socket, { type: "event", ...logged });
  }

  #forget(call: CallId): void {
    clearTimeout(this.#abandoned.get(call));
    this.#abandoned.delete(call);
    this.#watchers.delete(call);
    this.#log.forget(call);
  }

  /** To all clients, also when it changes at once: the next call may be on its way. */
  tellLoad(): void {
    const load = this.#options.load();
    for (const { socket } of this.#clients.values()) send(socket, { type: "load", ...load });
  }

  #ping(): void {
    for (const client of this.#clients.values()) {
      if (!client.alive) client.socket.terminate();
      client.alive = false;
      client.socket.ping();
    }
  }
}

function send(socket: WebSocket, frame: FromMediaWorker): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Equal lengths for the comparison, whatever was given. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
