import type { CallId, ConversationId, CustomerId, RunId, TicketId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { Author } from "@patchbay/domain/conversation";
import { HANDLE_KINDS, type Handle } from "@patchbay/domain/customer/handle";
import type { Run } from "@patchbay/engine/run";
import { tenantTopic } from "@patchbay/ports/bus";
import { sleep } from "@patchbay/ports/clock";
import type { ContactPlan } from "@patchbay/ports/flow/contact-plan";
import type { CallEnd } from "@patchbay/ports/store/call-store";
import type { Conversation, Message, MessageBody } from "@patchbay/ports/store/conversation-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { RefusalReason } from "@patchbay/wire/runtime-command";
import { CallLedger } from "../call/call-ledger.ts";
import { insist } from "../call/insist.ts";
import type { CallEvent, CallIdentity, OfferTaker } from "../call/live-call.ts";
import type { World } from "../call/world.ts";
import type { LiveContact } from "../contact/live-contact.ts";
import { UnderWay } from "../contact/under-way.ts";
import type { TicketHand } from "../ticket/ticket-hand.ts";
import type { ChatResume } from "./chat-resume.ts";

/** A contact that waits takes offers, which its agent accepts on the screen. */
export interface ChatOfferTaker extends OfferTaker {
  accept(offer: string, agent: string): Promise<Result<undefined, RefusalReason>>;
}

/** What the agent who has the conversation can ask for. */
export interface ChatTalk {
  readonly agent: string;
  leave(): void;
  transfer(to: string): Promise<Result<undefined, RefusalReason>>;
}

/** The bus may lose a message: the store is asked at this pace anyway. */
const LOOK_EVERY_MS: Millis = 5_000;

/** One conversation in writing that this runtime carries. All that was said is in the store; here is only who waits for what. */
export class LiveChat implements LiveContact {
  readonly world: World;
  readonly stores: TenantStores;
  readonly identity: CallIdentity;
  readonly conversation: Conversation;
  readonly ledger: CallLedger;
  readonly underWay = new UnderWay();
  language: string;
  customerId: CustomerId | undefined;
  run: Run | undefined;
  offers: ChatOfferTaker | undefined;
  talk: ChatTalk | undefined;
  /** Who has the ticket whose life this is. */
  hand: TicketHand | undefined;
  queue: ChatResume["queue"];
  plan: ContactPlan = {};
  /** An agent has answered. */
  talked = false;
  ending: CallEnd["by"] | undefined;
  readonly #gone = new AbortController();
  readonly #listeners = new Set<() => void>();

  constructor(world: World, identity: CallIdentity, conversation: Conversation) {
    this.world = world;
    this.identity = identity;
    this.conversation = conversation;
    this.stores = world.stores.of(identity.tenant.id);
    this.ledger = new CallLedger(world.clock, world.log);
    const { language } = conversation.facts;
    this.language = typeof language === "string" && language !== "" ? language : identity.tenant.language;
  }

  get id(): CallId {
    return this.identity.id;
  }

  get party(): LiveContact["party"] {
    return { number: this.identity.from, ours: this.identity.to };
  }

  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  get ticket(): TicketId | undefined {
    const { channel, facts } = this.conversation;
    return channel === "ticket" && typeof facts.ticket === "string" ? (facts.ticket as TicketId) : undefined;
  }

  /** Whoever writes names themselves by it: by their address, their number, or their name in a messenger; a ticket knows its customer. */
  async recognise(): Promise<void> {
    const customer = await this.#customer();
    if (customer === undefined) return;
    this.customerId = customer;
    this.ledger.record("customer", () => this.stores.calls.update(this.id, { customer }));
  }

  async #customer(): Promise<CustomerId | undefined> {
    if (this.ticket) return (await this.stores.tickets.find(this.ticket))?.customer;
    const handle = handleOf(this.conversation, this.identity.from);
    return handle && (await this.stores.customers.findBy(handle))?.id;
  }

  /** Something was written, or the conversation changed. */
  hear(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Listens from now on; `heard` resolves with the next news, or after a while without. */
  listen(atMost: Millis, signal: AbortSignal): { readonly heard: Promise<void>; forget(): void } {
    const over = new AbortController();
    const stop = () => over.abort();
    this.#listeners.add(stop);
    const wait = Math.max(0, Math.min(LOOK_EVERY_MS, atMost));
    const heard = sleep(this.world.clock, wait, AbortSignal.any([signal, over.signal]))
      .catch(() => signal.throwIfAborted())
      .finally(() => this.#listeners.delete(stop));
    heard.catch(() => undefined);
    return { heard, forget: stop };
  }

  /** Written once for its key, and then told. */
  async say(key: string, author: Author, body: MessageBody, signal = this.signal): Promise<Message> {
    const { conversation, world } = this;
    const message = { key, author, body, at: world.clock.now() };
    const written = await insist(world, signal, () => this.stores.conversations.write(conversation.id, message));
    if (!written.ok) {
      // Closed by the customer a moment ago.
      this.finish("customer");
      throw this.signal.reason;
    }
    const agent = this.talk ? { agent: this.talk.agent } : {};
    this.announce({
      ...{ type: "chat.message", conversation: conversation.id, seq: written.value.seq, from: author.kind },
      ...agent,
    });
    return written.value;
  }

  announce(event: CallEvent): void {
    const { tenant } = this.identity;
    const message = { ...event, at: this.world.clock.now(), tenant: tenant.id } as unknown as Json;
    this.ledger.tell("event", () =>
      this.world.bus
        .publish(tenantTopic(tenant.id), message)
        .catch((error) => this.world.log.warn({ chat: this.id, error: String(error) }, "an event was not published")),
    );
  }

  /** Writes down what a restart needs. */
  keep(): void {
    const { run, program, flow, version } = this.identity;
    const resume: ChatResume = {
      ...{ format: "patchbay.chat-resume/1", run: run as RunId, program, flow },
      ...(version === undefined ? {} : { version }),
      ...{ language: this.language, plan: this.plan, talked: this.talked },
      ...(this.queue ? { queue: this.queue } : {}),
    };
    const id = this.id as string as ConversationId;
    this.ledger.tell("resume", () => this.stores.conversations.saveResume(id, resume as unknown as Json));
  }

  /** The customer is gone, or shall be. */
  finish(by: CallEnd["by"]): void {
    this.ending ??= by;
    if (!this.signal.aborted) this.#gone.abort(new Error("the conversation ended"));
    this.run?.hangUp();
  }
}

function handleOf({ channel, address, visitor }: Conversation, from: string): Handle | undefined {
  if (channel === "email") return { kind: "email", shown: from };
  if (channel === "sms") return { kind: "phone", shown: from };
  // Addresses begin with the name of what they belong to: `chat_…`, `wechat_…`.
  const kind = HANDLE_KINDS.find((one) => address.startsWith(`${one}_`));
  return kind && { kind, shown: visitor };
}
