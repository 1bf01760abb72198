import type { ConversationId, UserId } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type {
  Author,
  ConversationEvent,
  ConversationNotAllowed,
  ConversationState,
  TextChannel,
} from "@patchbay/domain/conversation";

/** Contacts in writing. Whatever is written has a number before anybody hears of it. */
export interface ConversationStore {
  /** Two that open one for the same visitor at once get the same one. */
  open(conversation: NewConversation): Promise<Conversation>;
  find(id: ConversationId): Promise<Conversation | undefined>;
  /** The visitor's newest one at this address, open or closed. */
  latest(address: string, visitor: string): Promise<Conversation | undefined>;
  /** The one at this address that has one of these messages; keys of mails only (`mail/…`). The last key counts first. */
  withMail(address: string, keys: readonly string[]): Promise<Conversation | undefined>;
  /** Idempotent by the message's key: written again, the first one is answered. */
  write(id: ConversationId, message: NewMessage): Promise<Result<Message, ConversationRefusal>>;
  /** In order, from behind `after`. */
  messages(id: ConversationId, page: { readonly after: number; readonly limit: number }): Promise<readonly Message[]>;
  /** The same, with whose they are, in one question. */
  read(
    id: ConversationId,
    page: { readonly after: number; readonly limit: number },
  ): Promise<{ readonly conversation: Conversation; readonly messages: readonly Message[] } | undefined>;
  apply(
    id: ConversationId,
    event: Exclude<ConversationEvent, { type: "written" }>,
    at: Instant,
  ): Promise<Result<Conversation, ConversationRefusal>>;
  /** Open ones that an agent has, the oldest first. */
  ofAgent(agent: UserId): Promise<readonly Conversation[]>;
  /** Open ones of a runtime; without a name, those that none has taken. */
  openOf(runtime: string | undefined): Promise<readonly Conversation[]>;
  /** How many are open at this address. */
  openAt(address: string): Promise<number>;
  /** Runtimes that have open ones. */
  owners(): Promise<readonly string[]>;
  /** One of those who try gets an open conversation that nobody has. */
  claim(id: ConversationId, runtime: string): Promise<boolean>;
  /** From a runtime that is gone to one that is there. */
  adopt(from: string, to: string): Promise<void>;
  /** What a restart needs; opaque to the store. */
  saveResume(id: ConversationId, resume: Json): Promise<void>;
  /** Of channels that we deliver to (all but web chats and tickets): those whose newest messages are due to be handed over. */
  undelivered(at: Instant, limit: number): Promise<readonly Undelivered[]>;
  /** Handed over up to this number, or failed and due again at `retryAt`. */
  settleDelivery(id: ConversationId, outcome: { readonly upTo: number } | { readonly retryAt: Instant }): Promise<void>;
}

export interface Undelivered {
  readonly conversation: Conversation;
  /** The customer's side has everything up to this number. */
  readonly deliveredSeq: number;
  /** Failed ones since then. */
  readonly attempts: number;
}

export interface NewConversation {
  readonly id: ConversationId;
  readonly channel: TextChannel;
  readonly address: string;
  readonly visitor: string;
  /** Of the visitor's page: `page`, `title`, `referrer`, `language`. */
  readonly facts: JsonObject;
  readonly openedAt: Instant;
}

export interface Conversation extends NewConversation {
  readonly state: ConversationState;
  readonly closedAt?: Instant;
  readonly runtime?: string;
  readonly resume?: Json;
}

/** What a message says of the mail that brought it. */
export interface MailFacts {
  /** Its Message-ID, without brackets. */
  readonly id: string;
  readonly from: string;
  readonly subject: string;
  /** The mail that it answers, as it repeats it. */
  readonly quoted?: string;
  /** Sanitised; the one thing here that is markup, to be shown in a frame that runs nothing, and loads its pictures only when asked. */
  readonly html?: string;
  /** What was left out of it: `too-large`, `unreadable`, `formatting`, or how much of what, `text:<characters>`, `files:<number>`. */
  readonly dropped?: readonly string[];
}

/** A file that came or goes with a message, kept under `id` in the attachment store. */
export interface Attachment {
  readonly id: string;
  /** A name only, never a path. */
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** What can be written. All of it is plain text, but for a mail's `html`; nothing else is ever read as markup. */
export type MessageBody =
  | {
      readonly kind: "text";
      readonly text: string;
      /** The quick reply that was pressed. */
      readonly choice?: string;
      readonly image?: string;
      readonly link?: { readonly url: string; readonly label: string };
      readonly mail?: MailFacts;
      readonly attachments?: readonly Attachment[];
    }
  | {
      readonly kind: "choices";
      readonly text: string;
      readonly look: ChoiceLook;
      readonly choices: readonly { readonly id: string; readonly label: string; readonly note?: string }[];
    }
  /** For colleagues only. */
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "event"; readonly what: "agent-joined" | "agent-left" | "closed"; readonly who?: string };

export type ChoiceLook = "buttons" | "list" | "card";

export interface NewMessage {
  readonly key: string;
  readonly author: Author;
  readonly body: MessageBody;
  readonly at: Instant;
}

export interface Message extends NewMessage {
  readonly seq: number;
}

export type ConversationRefusal = ConversationNotAllowed | { readonly code: "conversation.not-found" };
