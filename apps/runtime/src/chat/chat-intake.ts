import type { CallId, ConversationId, ProgramHash, RunId, TenantId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import { versionFor } from "@patchbay/domain/release";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { tenantTopic } from "@patchbay/ports/bus";
import type { Conversation } from "@patchbay/ports/store/conversation-store";
import type { TenantRow } from "@patchbay/ports/stores";
import { type TenantEvent, tenantEvent } from "@patchbay/wire/tenant-event";
import { leaseOf } from "../call/adopt-lost-calls.ts";
import { loadProgram } from "../call/programs.ts";
import type { World } from "../call/world.ts";
import { handOf } from "../ticket/hand-of.ts";
import type { ChatBook } from "./chat-book.ts";
import { chatResume } from "./chat-resume.ts";
import { LiveChat } from "./live-chat.ts";
import { runChat } from "./run-chat.ts";

/** What the bus may have lost, and what other runtimes left behind, is found at this pace. */
const LOOK_MS: Millis = 3_000;
const LEASE_MS: Millis = 15_000;

/**
 * Takes conversations: new ones as they are opened, its own of an earlier life, and those of runtimes that died. Which one
 * gets a conversation is decided by one row in the database.
 */
export class ChatIntake {
  readonly #world: World;
  readonly #book: ChatBook;
  readonly #registry: NodeRegistry;
  #unsubscribe = () => {};
  #cancel = () => {};
  /** Conversations that are being taken: they stand in the store as ours before they stand in the book. */
  readonly #taking = new Set<ConversationId>();
  #stopped = false;

  constructor(world: World, book: ChatBook, registry: NodeRegistry) {
    this.#world = world;
    this.#book = book;
    this.#registry = registry;
  }

  start(): void {
    this.#unsubscribe = this.#world.bus.subscribe(tenantTopic("*" as TenantId), (message) => {
      const event = tenantEvent.safeParse(message);
      if (event.success) this.#hear(event.data);
    });
    void this.#again();
  }

  stop(): void {
    this.#stopped = true;
    this.#unsubscribe();
    this.#cancel();
  }

  #hear(event: TenantEvent): void {
    if (event.type !== "chat.message" && event.type !== "chat.changed") return;
    const chat = this.#book.find(event.conversation);
    if (chat && event.type === "chat.changed" && event.status === "closed") chat.finish("customer");
    else if (chat) chat.hear();
    else if (event.type === "chat.message" && event.from === "visitor" && event.seq === 1) {
      void this.#takeOpen(event.tenant as TenantId).catch((error) => this.#warn(error));
    }
  }

  async #again(): Promise<void> {
    await this.#look().catch((error) => this.#warn(error));
    const { clock } = this.#world;
    if (!this.#stopped) this.#cancel = clock.at(clock.now() + LOOK_MS, () => void this.#again());
  }

  async #look(): Promise<void> {
    const { stores, runtime } = this.#world;
    for (const { id } of await stores.directory.tenants()) {
      const { conversations } = stores.of(id);
      for (const owner of await conversations.owners()) {
        if (owner === runtime || !(await stores.directory.holdLease(leaseOf(owner), runtime, LEASE_MS))) continue;
        await conversations.adopt(owner, runtime);
      }
      await this.#takeOpen(id);
      await this.#lookAfter(id);
    }
  }

  async #takeOpen(id: TenantId): Promise<void> {
    const { stores, runtime } = this.#world;
    const { conversations } = stores.of(id);
    const tenant = await stores.directory.tenant(id);
    for (const conversation of tenant ? await conversations.openOf(undefined) : []) {
      await this.#once(conversation.id, async () => {
        if (await conversations.claim(conversation.id, runtime)) await this.#begin(tenant as TenantRow, conversation);
      });
    }
  }

  /** Its own that it does not carry yet, and those that the customer closed unheard. */
  async #lookAfter(id: TenantId): Promise<void> {
    const { stores, runtime } = this.#world;
    const own = await stores.of(id).conversations.openOf(runtime);
    for (const chat of this.#book.all()) {
      if (chat.identity.tenant.id === id && !own.some((one) => one.id === (chat.id as string))) {
        const found = await stores.of(id).conversations.find(chat.conversation.id);
        if (found?.closedAt !== undefined) chat.finish("customer");
      }
    }
    for (const conversation of own) {
      await this.#once(conversation.id, async () => {
        const tenant = await stores.directory.tenant(id);
        if (tenant) await this.#carryOn(tenant, conversation);
      });
    }
  }

  /** A message and the look from time to time may come upon the same conversation: one of them takes it. */
  async #once(id: ConversationId, take: () => Promise<void>): Promise<void> {
    if (this.#stopped || this.#taking.has(id) || this.#book.find(id)) return;
    this.#taking.add(id);
    try {
      await take();
    } finally {
      this.#taking.delete(id);
    }
  }

  async #begin(tenant: TenantRow, conversation: Conversation): Promise<void> {
    const { chance, stores, runtime } = this.#world;
    const { flows } = stores.of(tenant.id);
    const binding = await flows.number(conversation.address);
    const { flow, version, hash, canary } = binding ?? {};
    if (flow === undefined || version === undefined || hash === undefined) {
      return this.#giveUp(tenant, conversation, "no flow is bound to this address");
    }
    const chosen = versionFor<{ readonly version: number; readonly hash: ProgramHash }>(
      { stable: { version, hash }, canary: canary && { target: canary, percent: canary.percent } },
      conversation.id,
    );
    const loaded = await loadProgram(flows, chosen.hash);
    if (!loaded.ok) return this.#giveUp(tenant, conversation, "its program is missing");
    const run = chance.id() as RunId;
    const chat = this.#open(tenant, conversation, { run, flow, version: chosen.version, program: chosen.hash });
    const { id, from, to, startedAt, direction } = chat.identity;
    const { channel } = conversation;
    const answered = { flow, version: chosen.version, run };
    chat.ledger.write("call", () =>
      chat.stores.calls.start({ id, channel, direction, from, to, startedAt, runtime, ...answered }),
    );
    chat.ledger.write("answer", () => chat.stores.calls.update(id, { answeredAt: startedAt }));
    await chat.recognise();
    chat.announce({ type: "call.started", call: id, direction, from, to });
    chat.keep();
    // The record stands before anything refers to it.
    await chat.ledger.flushed();
    void runChat(chat, this.#book, this.#registry, loaded.value);
  }

  async #carryOn(tenant: TenantRow, conversation: Conversation): Promise<void> {
    const parsed = chatResume.safeParse(conversation.resume);
    // Claimed, but never begun: the process died in between.
    if (!parsed.success) return this.#begin(tenant, conversation);
    const resume = parsed.data;
    const stores = this.#world.stores.of(tenant.id);
    const loaded = await loadProgram(stores.flows, resume.program);
    if (!loaded.ok) return this.#giveUp(tenant, conversation, "its program is missing");
    const journal = await this.#world.journal.read(tenant.id, resume.run);
    const chat = this.#open(tenant, conversation, resume);
    const record = await stores.calls.find(chat.id);
    if (record?.customer) chat.customerId = record.customer;
    chat.language = resume.language;
    chat.plan = resume.plan;
    chat.talked = resume.talked;
    chat.queue = resume.queue;
    if (chat.ticket) chat.hand = await handOf(chat, chat.ticket);
    this.#world.log.info({ chat: chat.id }, "a conversation is taken up");
    void runChat(chat, this.#book, this.#registry, loaded.value, journal?.entries ?? []);
  }

  #open(
    tenant: TenantRow,
    conversation: Conversation,
    what: { readonly run: RunId; readonly flow: string; readonly version?: number; readonly program: ProgramHash },
  ): LiveChat {
    const { run, flow, version, program } = what;
    const { name, from = name } = conversation.facts;
    const identity = {
      ...{ tenant, id: conversation.id as string as CallId, direction: "inbound" as const },
      ...{ from: typeof from === "string" ? from : "", to: conversation.address, startedAt: conversation.openedAt },
      ...{ run, flow, program },
      ...(version === undefined ? {} : { version }),
    };
    const chat = new LiveChat(this.#world, identity, conversation);
    this.#book.add(chat);
    return chat;
  }

  async #giveUp(tenant: TenantRow, { id }: Conversation, why: string): Promise<void> {
    const { stores, clock, bus, log } = this.#world;
    log.warn({ chat: id, why }, "a conversation is not answered");
    await stores.of(tenant.id).conversations.apply(id, { type: "closed", by: "system" }, clock.now());
    const event = { type: "chat.changed", conversation: id, status: "closed", at: clock.now(), tenant: tenant.id };
    await bus.publish(tenantTopic(tenant.id), event);
  }

  #warn(error: unknown): void {
    this.#world.log.warn({ error: String(error) }, "conversations cannot be looked after just now");
  }
}
