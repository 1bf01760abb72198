import type { Standing } from "@patchbay/api/procedures";
import { type RealtimeFromServer, realtimeFromClient } from "@patchbay/wire/realtime";
import type { WebSocket } from "ws";
import type { Opened, TopicWorld } from "./topic.ts";
import { openTopic } from "./topics.ts";

const MOST_SUBSCRIPTIONS = 100;
/** A reader so slow that this much waits for it is cut off; it comes back and gets the present state. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/** One browser tab's or API client's socket, after its credentials were checked. */
export class RealtimeSocket {
  private readonly socket: WebSocket;
  private readonly world: TopicWorld;
  private readonly standing: Standing;
  private readonly subscriptions = new Map<string, Opened>();

  constructor(socket: WebSocket, world: TopicWorld, standing: Standing) {
    this.socket = socket;
    this.world = world;
    this.standing = standing;
    socket.on("message", (data, binary) => this.receive(binary ? undefined : String(data)));
    socket.on("close", () => this.leave());
    socket.on("error", () => socket.terminate());
  }

  /** The session is gone: says so, and closes. */
  signOut(): void {
    this.leave();
    this.send({ op: "signed-out" });
    this.socket.close(4401, "signed out");
  }

  leave(): void {
    for (const opened of this.subscriptions.values()) leave(opened);
    this.subscriptions.clear();
  }

  private receive(text: string | undefined): void {
    const frame = realtimeFromClient.safeParse(parseJson(text));
    // Garbage from the network is nobody's fault but its sender's: ignored.
    if (!frame.success) return;
    if (frame.data.op === "ping") this.send({ op: "pong" });
    else if (frame.data.op === "unsubscribe") this.unsubscribe(frame.data.id);
    else if (frame.data.op === "tell") this.tell(frame.data.id, frame.data.data);
    else this.subscribe(frame.data.id, frame.data.topic);
  }

  private subscribe(id: string, topic: Parameters<typeof openTopic>[1]["topic"]): void {
    this.unsubscribe(id);
    if (this.subscriptions.size >= MOST_SUBSCRIPTIONS) {
      this.send({ op: "refused", id, code: "realtime.too-many", why: "too many subscriptions on one socket" });
      return;
    }
    let seq = 0;
    let early: string[] | undefined = [];
    const head = `{"op":"data","id":${JSON.stringify(id)},"seq":`;
    const push = (json: string) => {
      if (early) early.push(json);
      else this.sendText(`${head}${++seq},"data":${json}}`);
    };
    const opened = openTopic(this.world, { topic, standing: this.standing, push });
    if ("code" in opened) {
      this.send({ op: "refused", id, ...opened });
      return;
    }
    this.subscriptions.set(id, opened);
    this.send({ op: "subscribed", id });
    const waiting = early;
    early = undefined;
    for (const json of waiting) push(json);
  }

  private tell(id: string, data: unknown): void {
    const opened = this.subscriptions.get(id);
    if (opened && "tell" in opened) opened.tell(data);
  }

  private unsubscribe(id: string): void {
    const opened = this.subscriptions.get(id);
    if (opened) leave(opened);
    this.subscriptions.delete(id);
  }

  private send(frame: RealtimeFromServer): void {
    this.sendText(JSON.stringify(frame));
  }

  private sendText(text: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MOST_WAITING_BYTES) this.socket.terminate();
    else this.socket.send(text);
  }
}

function leave(opened: Opened): void {
  if (typeof opened === "function") opened();
  else opened.leave();
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
