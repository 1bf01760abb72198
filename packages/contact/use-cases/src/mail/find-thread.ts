import type { ConversationId } from "@patchbay/base/ids";
import { senderOf, threadOf, tokensIn } from "@patchbay/domain/mail/mail-thread";
import type { IncomingMail } from "@patchbay/ports/mail-reader";
import type { Conversation } from "@patchbay/ports/store/conversation-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** What a mail is called among its conversation's messages. */
export const mailKey = (id: string): string => `mail/${id}`;

/** `<conversation>.<number>@…` is how we name the mails that we send. */
const OURS = /^([A-Za-z0-9-]{8,60})\.(\d+)@/;

/** The conversation of a mail of ours, by its Message-ID. */
export async function sentIn(
  { conversations }: TenantStores,
  address: string,
  id: string,
): Promise<Conversation | undefined> {
  const named = OURS.exec(id)?.[1];
  const found = named && (await conversations.find(named as ConversationId));
  return found && found.address === address ? found : undefined;
}

/**
 * Which thread of this sender a mail goes on with: by what it refers to, the nearest first, else by its subject. Only the
 * sender's own: who knows somebody else's thread does not get into it.
 */
export async function findThread(
  stores: TenantStores,
  address: string,
  { from, references, subject }: IncomingMail,
): Promise<string | undefined> {
  const isTheirs = (found: Conversation | undefined) => found && senderOf(found.visitor) === from.address;
  for (const id of references.toReversed()) {
    const sent = await sentIn(stores, address, id);
    if (sent && isTheirs(sent)) return sent.visitor;
  }
  const known = await stores.conversations.withMail(address, references.map(mailKey));
  if (known && isTheirs(known)) return known.visitor;
  for (const token of tokensIn(subject)) {
    const thread = threadOf(from.address, token);
    if (await stores.conversations.latest(address, thread)) return thread;
  }
  return undefined;
}
