import { createHash, timingSafeEqual } from "node:crypto";
import type { Socket } from "node:net";
import { source, timeOfDay } from "../engine/notify.ts";
import { applicationLost, takeOver } from "../engine/ownership.ts";
import type { Application, Reply, Stack } from "../engine/stack.ts";
import { type Frame, parseFrame } from "./command.ts";
import { FrameReader } from "./frame-reader.ts";
import { performProxy, performSip } from "./perform.ts";

/** The version that drachtio-srf is told; from v0.8.2 on it may ping. */
const VERSION = "v0.9.10";
/** What a client that does not read may leave unread before it is dropped. */
const MAX_UNREAD = 64 * 1024 * 1024;

export interface ControlSettings {
  readonly secret: string;
  /** `udp/127.0.0.1:5060,…` as others reach us, and as we bind. */
  readonly hostPorts: () => { readonly external: string; readonly local: string };
}

/** One drachtio-srf client. Nothing is done for it before it has named the secret. */
export class ControlConnection implements Application {
  readonly #stack: Stack;
  readonly #socket: Socket;
  readonly #settings: ControlSettings;
  readonly #reader = new FrameReader();
  readonly #routes = new Set<string>();
  #authenticated = false;
  /** Frames of this turn of the event loop. */
  #frames: string[] = [];
  open = true;

  constructor(stack: Stack, socket: Socket, settings: ControlSettings) {
    this.#stack = stack;
    this.#socket = socket;
    this.#settings = settings;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#read(chunk));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#close());
  }

  routes(verb: string): boolean {
    return this.#routes.has(verb);
  }

  write(tokens: string, message: string): void {
    this.#send(message === "" ? tokens : `${tokens}\r\n${message}`);
  }

  /** All frames of one turn of the event loop leave in one write. */
  #send(payload: string): void {
    if (!this.open) return;
    if (this.#frames.length === 0) setImmediate(() => this.#flush());
    this.#frames.push(`${payload.length}#${payload}`);
  }

  #flush(): void {
    if (this.#frames.length === 0) return;
    const frames = this.#frames.splice(0).join("");
    if (this.#socket.writable) this.#socket.write(frames, "latin1");
    if (this.#socket.writableLength > MAX_UNREAD) this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    const payloads = this.#reader.push(chunk);
    if (!payloads) return void this.#socket.destroy();
    for (const payload of payloads) {
      if (!this.open) return;
      const frame = parseFrame(payload);
      if (frame) this.#perform(frame);
      else this.#dismiss(payload.split("|")[0] ?? "", "Invalid message format");
    }
  }

  #perform(frame: Frame): void {
    if (frame.kind === "authenticate") {
      this.#authenticate(frame);
      return;
    }
    if (!this.#authenticated) {
      this.#dismiss(frame.id, "not authenticated");
      return;
    }
    switch (frame.kind) {
      case "ping":
        this.#respond(frame.id, "OK|pong");
        return;
      case "route":
        this.#routes.add((frame.args[0] ?? "").toLowerCase());
        this.#respond(frame.id, "OK");
        takeOver(this.#stack, this);
        return;
      case "remove_route":
        this.#routes.clear();
        this.#respond(frame.id, "OK");
        return;
      case "sip":
        this.#echo(frame.id, performSip(this.#stack, this, frame));
        return;
      case "proxy":
        performProxy(this.#stack, this, frame, (part) => this.#respond(frame.id, part.tokens, part.message));
        return;
      default:
        this.#dismiss(frame.id, "Unknown message type");
        return;
    }
  }

  #authenticate(frame: Frame): void {
    if (!sameSecret(frame.args[0] ?? "", this.#settings.secret)) {
      this.#dismiss(frame.id, "incorrect secret");
      return;
    }
    this.#authenticated = true;
    this.#stack.applications.add(this);
    const { external, local } = this.#settings.hostPorts();
    this.#respond(frame.id, `OK|${external}|${VERSION}|${local}`);
  }

  #echo(id: string, reply: Reply): void {
    if (!reply.ok) {
      this.#respond(id, `NOK|${reply.reason}`);
      return;
    }
    const { sent, flow, transactionId, dialogId } = reply;
    const from = flow?.transport === "udp" ? `udp|${flow.localAddress}|${flow.localPort}` : source(flow);
    const tail = sent.kind === "request" ? "Msg sent:|" : `${dialogId}||Msg sent:|`;
    const time = timeOfDay(this.#stack.now());
    this.#respond(id, `OK|application|${sent.text.length}|${from}|${time}|${transactionId}|${tail}`, sent.text);
  }

  #respond(id: string, tokens: string, message = ""): void {
    this.write(`${this.#stack.ids.serial()}|response|${id}|${tokens}`, message);
  }

  #dismiss(id: string, reason: string): void {
    this.#respond(id, `NO|${reason}`);
    this.#flush();
    this.#close();
    this.#socket.end();
  }

  #close(): void {
    if (!this.open) return;
    this.open = false;
    if (this.#authenticated) applicationLost(this.#stack, this);
  }
}

/** Compares in the same time whatever is wrong, also for another length. */
function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text, "latin1").digest();
  return timingSafeEqual(digest(given), digest(Buffer.from(wanted, "utf8").toString("latin1")));
}
