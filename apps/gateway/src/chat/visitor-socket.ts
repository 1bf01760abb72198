import type { ConversationId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Conversation, Message } from "@patchbay/ports/store/conversation-store";
import type { NumberBinding } from "@patchbay/ports/store/flow-store";
import { announce } from "@patchbay/use-cases/announce";
import { visitorLeaves } from "@patchbay/use-cases/conversation/visitor-leaves";
import { type VisitorWorld, visitorSays } from "@patchbay/use-cases/conversation/visitor-says";
import { type VisitorAnswer, type VisitorFrame, type VisitorMessage, visitorFrame } from "@patchbay/wire/visitor-chat";
import type { WebSocket } from "ws";
import type { TenantHub } from "../realtime/tenant-hub.ts";
import type { OpenSocket } from "../sockets.ts";
import type { Gate } from "./gate.ts";
import { TokenBucket } from "./token-bucket.ts";
import type { VisitorTokens } from "./visitor-token.ts";

export interface VisitorSocketWorld extends VisitorWorld {
  readonly hub: TenantHub;
  readonly tokens: VisitorTokens;
  readonly failed: (error: unknown) => void;
  /** All widgets of this gateway share it. */
  readonly gate: Gate;
}

const PAGE = 200;
const MESSAGES_AT_ONCE = 10;
const FRAMES_AT_ONCE = 60;

/** One page's connection. It keeps how far that page has read; everything else is in the store. */
export class VisitorSocket implements OpenSocket {
  readonly #socket: WebSocket;
  readonly #world: VisitorSocketWorld;
  readonly #binding: NumberBinding;
  readonly #frames: TokenBucket;
  readonly #sends: TokenBucket;
  #unlisten = () => {};
  #visitor: string | undefined;
  #facts: JsonObject = {};
  #conversation: ConversationId | undefined;
  #cursor = 0;
  /** Frames are served one after another, as they came. */
  #turn: Promise<void> = Promise.resolve();
  /** The newest message that we heard of since we looked last; endless: the conversation itself has changed. */
  #heard = 0;
  #isSaying = false;
  #isPushing = false;
  #isBehind = false;

  constructor(socket: WebSocket, world: VisitorSocketWorld, binding: NumberBinding) {
    this.#socket = socket;
    this.#world = world;
    this.#binding = binding;
    const now = world.clock.now();
    this.#frames = new TokenBucket(FRAMES_AT_ONCE, 20, now);
    this.#sends = new TokenBucket(MESSAGES_AT_ONCE, 1, now);
    socket.on("message", (data, binary) => this.#receive(binary ? undefined : String(data)));
    socket.on("close", () => this.leave());
    socket.on("error", () => socket.terminate());
  }

  signOut(): void {
    this.leave();
  }

  leave(): void {
    this.#unlisten();
  }

  #receive(text: string | undefined): void {
    if (!this.#frames.take(this.#world.clock.now())) {
      this.#socket.close(1008, "too much at once");
      return;
    }
    const frame = visitorFrame.safeParse(parsed(text));
    if (!frame.success) {
      this.#send({ op: "refused", code: "chat.bad-frame", ...idOf(text) });
      return;
    }
    this.#turn = this.#turn
      .then(() => this.#world.gate(() => this.#serve(frame.data)))
      .catch((error: unknown) => {
        this.#world.failed(error);
        this.#socket.close(1011, "try again");
      });
  }

  async #serve(frame: VisitorFrame): Promise<void> {
    if (frame.op === "ping") return this.#send({ op: "pong" });
    if (frame.op === "hello") return this.#hello(frame);
    if (this.#visitor === undefined) return this.#send({ op: "refused", code: "chat.no-hello" });
    if (frame.op === "send") return this.#say(frame, this.#visitor);
    if (frame.op === "leave-message") return this.#leaveMessage(frame);
    const id = this.#conversation;
    if (id === undefined) return;
    if (frame.op === "fetch") {
      this.#cursor = frame.after;
      return this.#push();
    }
    if (frame.op === "leave") return visitorLeaves(this.#world)({ conversation: id });
    if (frame.op === "seen") {
      await this.#world.stores.conversations.apply(
        id,
        { type: "seen", by: "visitor", seq: frame.seq },
        this.#world.clock.now(),
      );
      return;
    }
    const { stage } = (await this.#world.stores.conversations.find(id))?.state ?? {};
    const agent = stage?.status === "agent" ? { agent: stage.agent as string } : {};
    await announce(this.#world)({ type: "chat.typing", conversation: id, from: "visitor", ...agent });
  }

  async #hello({ token, after, conversation, op: _, ...facts }: Extract<VisitorFrame, { op: "hello" }>): Promise<void> {
    const { tokens, stores, hub } = this.#world;
    const address = this.#binding.number;
    const known = token === undefined ? undefined : tokens.read(address, token);
    // What we did not sign is nobody's: the page forgets it and comes as somebody new.
    if (token !== undefined && known === undefined) return this.#send({ op: "refused", code: "chat.unknown-visitor" });
    const fresh = known === undefined ? tokens.issue(address) : { visitor: known, token: token as string };
    this.#visitor = fresh.visitor;
    this.#facts = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as JsonObject;
    this.#unlisten();
    this.#unlisten = hub.listen(stores.tenant, ({ event }) => {
      if (!("conversation" in event) || event.conversation !== this.#conversation) return;
      if (event.type === "chat.typing" && event.from === "agent") this.#send({ op: "typing" });
      else if (event.type === "chat.message") this.#hear(event.seq);
      else if (event.type === "chat.changed") this.#hear(Number.POSITIVE_INFINITY);
    });
    const { title = "", greeting = "", colour = "#1f5eff", language = "auto" } = this.#binding.chat ?? {};
    const look = { title, greeting, colour, language };
    this.#send({ op: "ready", token: fresh.token, look, offline: await this.#isOffline() });
    const latest = known === undefined ? undefined : await stores.conversations.latest(address, known);
    if (latest) await this.#follow(latest, latest.id === conversation ? after : 0);
  }

  async #isOffline(): Promise<boolean> {
    const { queues, agents } = this.#world.stores;
    const name = this.#binding.chat?.staffedBy;
    const queue = name === undefined ? undefined : await queues.byName(name);
    if (!queue) return false;
    return !(await agents.list()).some((agent) => agent.queues.includes(queue.id) && agent.state.status !== "offline");
  }

  async #follow({ id }: Conversation, after: number): Promise<void> {
    if (this.#conversation !== id || this.#cursor > after) this.#cursor = after;
    this.#conversation = id;
    await this.#push();
  }

  async #say({ id, text, choice }: Extract<VisitorFrame, { op: "send" }>, visitor: string): Promise<void> {
    if (!this.#sends.take(this.#world.clock.now())) return this.#send({ op: "refused", code: "chat.too-fast", id });
    const address = this.#binding.number;
    const said = { address, visitor, facts: this.#facts, key: `visitor/${id}`, text, choice };
    this.#isSaying = true;
    const done = await visitorSays(this.#world)(said).finally(() => {
      this.#isSaying = false;
    });
    if (!done.ok) {
      this.#hear(0);
      return this.#send({ op: "refused", code: done.error.code, id });
    }
    const { conversation, message } = done.value;
    this.#send({ op: "ack", id, seq: message.seq });
    const isKnown = conversation.id === this.#conversation;
    // Nothing else came meanwhile, and nothing is between what the page has and what it said: no need to look.
    if (isKnown && this.#heard <= message.seq && message.seq === this.#cursor + 1) this.#show(conversation, [message]);
    else await this.#follow(conversation, isKnown ? this.#cursor : 0);
  }

  /** We hear of what this page says itself, too, mostly before its number is known: all news waits for that. */
  #hear(seq: number): void {
    this.#heard = Math.max(this.#heard, seq);
    if (!this.#isSaying && this.#heard > this.#cursor) void this.#pushSoon();
  }

  async #leaveMessage({ id, name, contact, text }: Extract<VisitorFrame, { op: "leave-message" }>): Promise<void> {
    if (!this.#sends.take(this.#world.clock.now())) return this.#send({ op: "refused", code: "chat.too-fast", id });
    const subject = text.split("\n")[0]?.slice(0, 120) ?? "";
    const ticket = { type: "message", subject, description: text, priority: "normal" as const };
    const fields = { name, contact, ...this.#facts };
    await this.#world.stores.tickets.create({ ...ticket, key: `chat/${this.#visitor}/${id}`, fields });
    this.#send({ op: "ack", id });
  }

  async #pushSoon(): Promise<void> {
    this.#isBehind = true;
    if (this.#isPushing) return;
    this.#isPushing = true;
    try {
      while (this.#isBehind) {
        this.#isBehind = false;
        await this.#world.gate(() => this.#push());
      }
    } catch (error) {
      this.#world.failed(error);
    } finally {
      this.#isPushing = false;
    }
  }

  /** Everything from behind the cursor. */
  async #push(): Promise<void> {
    const id = this.#conversation;
    if (id === undefined) return;
    for (;;) {
      const [after, heard] = [this.#cursor, this.#heard];
      this.#heard = 0;
      const found = await this.#world.stores.conversations.read(id, { after, limit: PAGE });
      // Somebody else showed something meanwhile, or the page asked for other numbers.
      if (!found || this.#cursor !== after || this.#conversation !== id) return this.#hear(heard);
      this.#show(found.conversation, found.messages);
      if (found.messages.length < PAGE) return;
    }
  }

  /** The messages that follow what the page has; it has them from now on. */
  #show({ id, state }: Conversation, messages: readonly Message[]): void {
    const after = this.#cursor;
    const upTo = messages.at(-1)?.seq ?? after;
    this.#cursor = upTo;
    const { status } = state.stage;
    this.#send({ op: "messages", conversation: id, after, upTo, status, messages: messages.flatMap(shown) });
  }

  #send(answer: VisitorAnswer): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(answer));
  }
}

/** What the visitor may see of it: not what colleagues note among themselves. */
function shown({ seq, at, key, author, body }: Message): readonly VisitorMessage[] {
  if (body.kind === "note") return [];
  const name = author.kind === "agent" ? { name: author.name } : {};
  const id = author.kind === "visitor" ? { id: key.replace(/^visitor\//, "") } : {};
  return [{ seq, at, from: author.kind, ...name, ...id, body }];
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** So that a page knows which of its messages is meant. */
function idOf(text: string | undefined): { readonly id?: string } {
  const { id } = Object(parsed(text)) as { id?: unknown };
  return typeof id === "string" && id.length <= 64 ? { id } : {};
}
