import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type Standing, standingOf } from "@patchbay/api/procedures";
import { type WebSocket, WebSocketServer } from "ws";
import type { Doorkeeper, Identified } from "./sign-in/doorkeeper.ts";
import type { WatchedSession } from "./sign-in/session-watch.ts";

/** A kind of socket: where it is found, and what to do with one whose owner is known. */
export interface SocketDoor {
  readonly path: string;
  readonly subprotocol?: string;
  open(socket: WebSocket, guest: Guest): OpenSocket;
}

/** A socket for people who do not sign in. Who may have it is the door's own decision. */
export interface PublicDoor {
  readonly path: string;
  readonly maxFrameBytes: number;
  admit(request: IncomingMessage, url: URL): Promise<((socket: WebSocket) => OpenSocket) | 403 | 404>;
}

export interface Guest {
  readonly standing: Standing;
  readonly request: IncomingMessage;
  readonly address: string;
}

export interface OpenSocket {
  /** The session behind it is gone. */
  signOut(): void;
  /** We are stopping: nothing more is to be done for it. */
  leave(): void;
}

export interface SocketSettings {
  readonly server: Server;
  readonly doors: readonly SocketDoor[];
  readonly publicDoors: readonly PublicDoor[];
  readonly doorkeeper: Doorkeeper;
  readonly sessionsThatHold: (watched: readonly WatchedSession[]) => Promise<ReadonlySet<WatchedSession>>;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly publicUrl: string;
  readonly failed: (error: unknown) => void;
}

/** A revoked session's sockets close within twice this. */
const WATCH_EVERY_MS = 2_000;
const PING_EVERY_MS = 30_000;
const MOST_FRAME_BYTES = 128 * 1024;

interface Held {
  readonly socket: WebSocket;
  readonly open: OpenSocket;
  readonly authorization?: string;
  readonly watched?: WatchedSession;
  alive: boolean;
}

/** Takes WebSocket upgrades: only from our own pages or with an API key, and only as long as the session holds. */
export class Sockets {
  private readonly settings: SocketSettings;
  private readonly held = new Set<Held>();
  private readonly acceptors: ReadonlyMap<string, { readonly door: SocketDoor; readonly acceptor: WebSocketServer }>;
  private readonly publicAcceptors: ReadonlyMap<
    string,
    { readonly door: PublicDoor; readonly acceptor: WebSocketServer }
  >;
  private readonly timers: readonly NodeJS.Timeout[];

  constructor(settings: SocketSettings) {
    this.settings = settings;
    this.acceptors = new Map(settings.doors.map((door) => [door.path, { door, acceptor: acceptorFor(door) }]));
    this.publicAcceptors = new Map(
      settings.publicDoors.map((door) => {
        const acceptor = new WebSocketServer({ noServer: true, maxPayload: door.maxFrameBytes });
        return [door.path, { door, acceptor }];
      }),
    );
    settings.server.on("upgrade", (request, socket, head) => {
      this.upgrade(request, socket, head).catch((error: unknown) => {
        settings.failed(error);
        refuse(socket, 503);
      });
    });
    this.timers = [
      setInterval(() => void this.watch().catch(settings.failed), WATCH_EVERY_MS),
      setInterval(() => this.ping(), PING_EVERY_MS),
    ];
  }

  get count(): number {
    return this.held.size;
  }

  close(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const { socket, open } of this.held) {
      open.leave();
      socket.close(1001, "restarting");
    }
    for (const { acceptor } of [...this.acceptors.values(), ...this.publicAcceptors.values()]) acceptor.close();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on("error", () => socket.destroy());
    const url = URL.parse(request.url ?? "/", "http://gateway");
    const open = this.publicAcceptors.get(url?.pathname ?? "");
    if (url && open) {
      const admitted = await open.door.admit(request, url);
      if (typeof admitted === "number") return refuse(socket, admitted);
      return open.acceptor.handleUpgrade(request, socket, head, (accepted) =>
        this.hold(accepted, admitted(accepted), { caller: { kind: "nobody" } }),
      );
    }
    const target = this.acceptors.get(url?.pathname ?? "");
    if (!url || !target) return refuse(socket, 404);
    if (!this.ownPage(request)) return refuse(socket, 403);
    const key = url.searchParams.get("key");
    const authorization = key === null ? request.headers.authorization : `Bearer ${key}`;
    const identified = await this.settings.doorkeeper.identify({ cookie: request.headers.cookie, authorization });
    const standing = standingIn(identified);
    if (!standing) return refuse(socket, 401);
    target.acceptor.handleUpgrade(request, socket, head, (accepted) => {
      const guest = { standing, request, address: this.settings.addressOf(request) };
      this.hold(accepted, target.door.open(accepted, guest), identified, authorization);
    });
  }

  /** Browsers send cookies with sockets that any page opens; the origin says which page it was. */
  private ownPage(request: IncomingMessage): boolean {
    const { origin, host } = request.headers;
    if (origin === undefined) return true;
    return URL.parse(origin)?.host === host || origin === new URL(this.settings.publicUrl).origin;
  }

  private hold(socket: WebSocket, open: OpenSocket, { caller, session }: Identified, authorization?: string): void {
    const at = caller.kind === "user" ? caller.at : undefined;
    const held: Held = {
      socket,
      open,
      alive: true,
      ...(session !== undefined && at ? { watched: { session, tenant: at.tenant.id, role: at.role } } : {}),
      ...(authorization === undefined ? {} : { authorization }),
    };
    this.held.add(held);
    socket.on("pong", () => {
      held.alive = true;
    });
    socket.on("close", () => this.held.delete(held));
  }

  private async watch(): Promise<void> {
    const sockets = [...this.held];
    const watched = sockets.flatMap((held) => held.watched ?? []);
    const holding = await this.settings.sessionsThatHold(watched);
    for (const held of sockets) {
      if (held.watched && !holding.has(held.watched)) held.open.signOut();
    }
    for (const held of sockets.filter((item) => !item.watched && item.authorization !== undefined)) {
      const { caller } = await this.settings.doorkeeper.identify({ authorization: held.authorization });
      if (caller.kind === "nobody") held.open.signOut();
    }
  }

  private ping(): void {
    for (const held of this.held) {
      if (!held.alive) held.socket.terminate();
      held.alive = false;
      held.socket.ping();
    }
  }
}

function acceptorFor({ subprotocol }: SocketDoor): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    maxPayload: MOST_FRAME_BYTES,
    handleProtocols: (offered) => (subprotocol !== undefined && offered.has(subprotocol) ? subprotocol : false),
  });
}

function standingIn({ caller }: Identified): Standing | undefined {
  if (caller.kind === "nobody" || (caller.kind === "user" && !caller.at)) return undefined;
  return standingOf(caller);
}

const PHRASES = { 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 503: "Service Unavailable" } as const;

function refuse(socket: Duplex, status: keyof typeof PHRASES): void {
  socket.end(`HTTP/1.1 ${status} ${PHRASES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
