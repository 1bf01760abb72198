import { systemChance } from "@patchbay/adapter-system/system-chance";
import { systemClock } from "@patchbay/adapter-system/system-clock";
import type { ConversationId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import type { QueueScreen } from "@patchbay/ports/flow-ports";
import { type AgentWritesError, agentWrites } from "@patchbay/use-cases/conversation/agent-writes";
import { commandChat } from "@patchbay/use-cases/conversation/command-chat";
import { type ChatOffer, myChats } from "@patchbay/use-cases/conversation/my-chats";
import { visitorLeaves } from "@patchbay/use-cases/conversation/visitor-leaves";
import { visitorSays } from "@patchbay/use-cases/conversation/visitor-says";
import type { TelephonyWorld } from "./telephony-world.ts";

let made = 0;

/** Somebody who writes to us, as the gateway lets them. */
export class ChatVisitor {
  readonly #world: TelephonyWorld;
  readonly #address: string;
  readonly #name = `visitor-${++made}`;
  #conversation: ConversationId | undefined;

  constructor(world: TelephonyWorld, address: string) {
    this.#world = world;
    this.#address = address;
  }

  get id(): ConversationId {
    if (!this.#conversation) throw new Error("nothing was said yet");
    return this.#conversation;
  }

  async says(text: string, choice?: string): Promise<void> {
    const facts = { name: this.#name, page: "https://shop.example/" };
    const key = `key-of-${++made}`;
    const said = { address: this.#address, visitor: this.#name, facts, key, text, choice };
    this.#conversation = must(await visitorSays(here(this.#world))(said)).conversation.id;
  }

  leaves(): Promise<void> {
    return visitorLeaves(here(this.#world))({ conversation: this.id });
  }

  /** All that stands there, as `who: text`. */
  async reads(): Promise<readonly string[]> {
    const all = await this.#world.stores.conversations.messages(this.id, { after: 0, limit: 1_000 });
    return all.map(({ author, body }) => `${author.kind}: ${body.kind === "event" ? body.what : body.text}`);
  }

  /** Until this stands there so many times. */
  hears(line: string, times = 1): Promise<true> {
    return this.#world.until(`"${line}"`, async () =>
      (await this.reads()).filter((one) => one === line).length >= times ? true : undefined,
    );
  }

  closed(): Promise<true> {
    return this.#world.until("the end", async () => {
      const found = await this.#world.stores.conversations.find(this.id);
      return found?.closedAt === undefined ? undefined : true;
    });
  }
}

/** An agent at the workspace, ready for contacts in writing. */
export class ChatAgent {
  readonly id: UserId;
  readonly #world: TelephonyWorld;

  private constructor(world: TelephonyWorld, id: UserId) {
    this.#world = world;
    this.id = id;
  }

  static async at(world: TelephonyWorld, name: string): Promise<ChatAgent> {
    const id = name as UserId;
    const phone = { contact: `sip:${name}@127.0.0.1`, instance: name, expiresAt: Date.now() + 600_000 };
    await world.stores.phones.register({ user: id, ...phone });
    must(await world.stores.agents.apply(id, { type: "asked", wish: { status: "ready" } }, Date.now()));
    return new ChatAgent(world, id);
  }

  offered(conversation: ConversationId): Promise<ChatOffer> {
    return this.#world.until(`an offer to ${this.id}`, async () =>
      (await myChats(this.#acting())()).offers.find((offer) => offer.conversation === conversation),
    );
  }

  async accepts(conversation: ConversationId): Promise<void> {
    const { offer } = await this.offered(conversation);
    must(await commandChat(this.#acting())({ type: "accept", conversation, offer }));
    await this.#world.until(`${this.id} to have it`, async () =>
      (await this.chats()).includes(conversation) ? true : undefined,
    );
  }

  declines({ conversation, offer }: ChatOffer) {
    return commandChat(this.#acting())({ type: "decline", conversation, offer });
  }

  async chats(): Promise<readonly ConversationId[]> {
    return (await myChats(this.#acting())()).chats.map(({ id }) => id);
  }

  /** What the flow gave the agent with the conversation. */
  async screen(conversation: ConversationId): Promise<QueueScreen | undefined> {
    return (await myChats(this.#acting())()).chats.find(({ id }) => id === conversation)?.screen;
  }

  async says(conversation: ConversationId, text: string, internal = false): Promise<AgentWritesError | undefined> {
    const written = await agentWrites(this.#acting())({
      conversation,
      key: `say-${++made}-key`,
      text,
      internal,
      files: [],
    });
    return written.ok ? undefined : written.error;
  }

  commands(conversation: ConversationId, command: { type: "leave" } | { type: "transfer"; to: string }) {
    return commandChat(this.#acting())({ ...command, conversation });
  }

  #acting() {
    // Chats carry no files.
    const attachments = { keep: async () => undefined, read: async () => undefined, remove: async () => undefined };
    return { ...here(this.#world), attachments, by: this.id, permissions: ["call:handle"] as const };
  }
}

function here({ stores, bus }: TelephonyWorld) {
  return { stores, bus, clock: systemClock(), chance: systemChance() };
}
