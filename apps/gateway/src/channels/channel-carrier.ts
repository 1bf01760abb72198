import type { Result } from "@patchbay/base/result";
import type { NotCarried } from "@patchbay/ports/channel-provider";
import type { Conversation, Message, MessageBody } from "@patchbay/ports/store/conversation-store";
import type { NumberBinding } from "@patchbay/ports/store/flow-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** One message to its customer, with what it takes to bring it there. */
export interface Outgoing {
  readonly stores: TenantStores;
  readonly line: NumberBinding;
  readonly conversation: Conversation;
  readonly message: Message;
}

/**
 * Brings our messages to the customers of one channel. The same message may be handed over again when its answer was lost:
 * it then goes out under the same name, so that whoever takes it knows it again.
 */
export type ChannelCarrier = (outgoing: Outgoing) => Promise<Result<undefined, NotCarried>>;

export type Said = Extract<MessageBody, { readonly kind: "text" | "choices" }>;

/** What of a message customers read; undefined: notes, events and their own words. */
export function wordsFor({ author, body }: Message): Said | undefined {
  if (body.kind === "note" || body.kind === "event") return undefined;
  return author.kind === "bot" || author.kind === "agent" ? body : undefined;
}

/** Where nothing can be pressed, choices are numbered. */
export function plainWords(body: Said): string {
  if (body.kind === "choices") {
    return [body.text, ...body.choices.map(({ label }, place) => `${place + 1}. ${label}`)].join("\n");
  }
  const link = body.kind === "text" ? body.link : undefined;
  return link ? `${body.text}\n${link.label}: ${link.url}` : body.text;
}

/** Where no picture can be shown, its address is. */
export function writtenOut(body: Said): string {
  const image = body.kind === "text" ? (body.image ?? "") : "";
  return [plainWords(body), image].filter((line) => line !== "").join("\n");
}
