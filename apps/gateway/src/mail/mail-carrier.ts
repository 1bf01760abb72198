import type { CallId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { replySubject, senderOf } from "@patchbay/domain/mail/mail-thread";
import type { AttachmentStore } from "@patchbay/ports/attachment-store";
import type { NotCarried } from "@patchbay/ports/channel-provider";
import type { MailPart, MailSender } from "@patchbay/ports/mail";
import type { Conversation, Message } from "@patchbay/ports/store/conversation-store";
import type { MailLine } from "@patchbay/ports/store/flow-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { Vault } from "@patchbay/ports/vault";
import { fromOf } from "@patchbay/use-cases/mail/check-mail-line";
import { mailPasswords } from "@patchbay/use-cases/mail/mail-line";
import { type ChannelCarrier, wordsFor, writtenOut } from "../channels/channel-carrier.ts";

const MOST_REFERENCES = 20;
const PAGE = 1_000;
const TIMEOUT_MS = 60_000;

export interface MailCarrierWorld {
  readonly vault: Vault;
  readonly sender: MailSender;
  readonly attachments: AttachmentStore;
}

/** Our messages as mails in the customer's thread. */
export const mailCarrier =
  ({ vault, sender, attachments }: MailCarrierWorld): ChannelCarrier =>
  async ({ stores, line, conversation, message }) => {
    const words = wordsFor(message);
    if (!words) return ok();
    const { email } = line;
    const passwords = await mailPasswords({ stores, vault }, line.number);
    if (!email || !passwords) return err({ why: "its address has no mail server any more", final: true });
    const before = await stores.conversations.messages(conversation.id, { after: 0, limit: PAGE });
    const earlier = before.filter(({ seq }) => seq < message.seq);
    const parts = await partsOf(attachments, stores, message);
    if (!parts.ok) return parts;
    const sent = await sender.send(
      { ...email.smtp, password: passwords.smtp, from: fromOf(email) },
      {
        ...{ id: `${conversation.id}.${message.seq}`, to: [senderOf(conversation.visitor)] },
        subject: replySubject(subjectOf(earlier), conversation.visitor),
        text: withSignature(writtenOut(words), await signatureOf(stores, email, conversation, message)),
        references: earlier.flatMap((one) => idOf(conversation, one, email) ?? []).slice(-MOST_REFERENCES),
        ...(message.author.kind === "bot" ? { automatic: true } : {}),
        ...(parts.value.length > 0 ? { attachments: parts.value } : {}),
      },
      AbortSignal.timeout(TIMEOUT_MS),
    );
    return sent.ok ? ok() : err({ why: sent.error.why, final: sent.error.code === "mail.refused" });
  };

/** The Message-ID of an earlier mail of the conversation, whoever wrote it. */
function idOf({ id }: Conversation, message: Message, { address }: MailLine): string | undefined {
  if (message.body.kind === "text" && message.body.mail) return message.body.mail.id;
  return wordsFor(message) && `${id}.${message.seq}@${address.slice(address.lastIndexOf("@") + 1)}`;
}

function subjectOf(earlier: readonly Message[]): string {
  const newest = earlier.findLast(({ body }) => body.kind === "text" && body.mail);
  return (newest?.body.kind === "text" && newest.body.mail?.subject) || "";
}

async function signatureOf(
  { calls }: TenantStores,
  { signature, queueSignatures }: MailLine,
  { id }: Conversation,
  { author }: Message,
): Promise<string> {
  // What stands for an agent is left out where none wrote.
  if (author.kind !== "agent") return signature.replace(/^.*\{\{\s*agent\s*\}\}.*$/gm, "").trim();
  const { queue = "" } = (await calls.find(id as string as CallId)) ?? {};
  const own = Object.hasOwn(queueSignatures, queue) ? queueSignatures[queue] : undefined;
  return (own ?? signature).replace(/\{\{\s*agent\s*\}\}/g, author.name).trim();
}

/** Two hyphens and a blank: programs know what follows as a signature (RFC 3676 §4.3). */
const withSignature = (text: string, signature: string): string =>
  signature === "" ? text : `${text}\n\n-- \n${signature}`;

async function partsOf(
  attachments: AttachmentStore,
  { tenant }: TenantStores,
  { body }: Message,
): Promise<Result<readonly MailPart[], NotCarried>> {
  const parts: MailPart[] = [];
  for (const { id, name, type } of body.kind === "text" ? (body.attachments ?? []) : []) {
    const bytes = await attachments.read(tenant, id);
    if (!bytes) return err({ why: `its file ${name} is gone`, final: true });
    parts.push({ name, type, bytes });
  }
  return ok(parts);
}
