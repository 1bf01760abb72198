import { threadOf } from "@patchbay/domain/mail/mail-thread";
import { newWords } from "@patchbay/domain/mail/new-words";
import type { AttachmentStore } from "@patchbay/ports/attachment-store";
import type { IncomingMail } from "@patchbay/ports/mail-reader";
import type { Attachment, Conversation } from "@patchbay/ports/store/conversation-store";
import type { MailLine } from "@patchbay/ports/store/flow-store";
import { noteFor } from "../conversation/note-for.ts";
import { type VisitorWorld, visitorSays } from "../conversation/visitor-says.ts";
import { findThread, mailKey, sentIn } from "./find-thread.ts";

export interface MailWorld extends VisitorWorld {
  readonly attachments: AttachmentStore;
  /** Whether this sender may be answered once more: loops between programs that do not say that they are some. */
  readonly mayWrite: (sender: string) => boolean;
}

/** `passed`: no customer's words; it is left unread where it lies. */
export type MailTaken = "stored" | "passed";

const LONGEST_QUOTE = 20_000;

/** A mail came to an address: a customer's words, or what else it is. Taken twice it is stored once. */
export const takeMail =
  (world: MailWorld) =>
  async (line: { readonly number: string; readonly email: MailLine }, mail: IncomingMail): Promise<MailTaken> => {
    const { stores } = world;
    const { number: address } = line;
    if (mail.bounce) return noteBounce(world, address, mail);
    if (mail.from.address === "" || (await isOurs(world, mail.from.address))) return "passed";
    if (await stores.conversations.withMail(address, [mailKey(mail.id)])) return "stored";
    const thread = await findThread(stores, address, mail);
    if (mail.automatic !== undefined || !world.mayWrite(`${address} ${mail.from.address}`)) {
      return noteAside(world, address, thread, mail);
    }
    const said = await visitorSays(world)({
      ...{ channel: "email", address, visitor: thread ?? threadOf(mail.from.address, mail.token) },
      facts: { name: mail.from.name || mail.from.address, from: mail.from.address, subject: mail.subject },
      ...{ key: mailKey(mail.id), ...wordsOf(mail), attachments: await keepFiles(world, mail) },
    });
    if (!said.ok) throw new Error(`a mail was not stored: ${said.error.code}`);
    return "stored";
  };

function wordsOf({ id, from, subject, text, html, dropped }: IncomingMail) {
  const { fresh, quoted } = newWords(text);
  return {
    // A mail with nothing but a subject says its subject.
    text: fresh || subject || "—",
    mail: {
      ...{ id, from: from.address, subject },
      ...(quoted === "" ? {} : { quoted: quoted.slice(0, LONGEST_QUOTE) }),
      ...(html === undefined ? {} : { html }),
      ...(dropped.length === 0 ? {} : { dropped }),
    },
  };
}

/** Before the message: what it names is there. */
function keepFiles({ stores, attachments }: MailWorld, mail: IncomingMail): Promise<readonly Attachment[]> {
  return Promise.all(
    mail.attachments.map(async ({ name, type, bytes }, place) => {
      const id = `mail/${mail.id}/${place}`;
      await attachments.keep(stores.tenant, id, bytes);
      return { id, name, type, bytes: bytes.byteLength };
    }),
  );
}

async function isOurs({ stores }: MailWorld, sender: string): Promise<boolean> {
  const lines = await stores.flows.numbers();
  return lines.some(({ email }) => email?.address.toLowerCase() === sender);
}

/** What a program wrote to the thread is said to colleagues, and answered by nobody. */
async function noteAside(
  world: MailWorld,
  address: string,
  thread: string | undefined,
  mail: IncomingMail,
): Promise<MailTaken> {
  const found = thread === undefined ? undefined : await world.stores.conversations.latest(address, thread);
  if (!found) return "passed";
  const why = mail.automatic ?? "too many at once";
  const words = `${mail.subject}\n${newWords(mail.text).fresh}`.trim().slice(0, 2_000);
  await noteFor(world)(found, mailKey(mail.id), `Not answered (${why}): ${words}`);
  return "stored";
}

async function noteBounce(
  world: MailWorld,
  address: string,
  { id, bounce, references }: IncomingMail,
): Promise<MailTaken> {
  const { stores } = world;
  const named = [bounce?.original, ...references.toReversed()].filter((one) => one !== undefined);
  let found: Conversation | undefined;
  for (const one of named) found ??= await sentIn(stores, address, one);
  if (!found || !bounce) return "passed";
  const { recipient, action, status, why } = bounce;
  const end = action === "delayed" ? "was not delivered yet" : "was not delivered";
  await noteFor(world)(found, mailKey(id), `The mail to ${recipient} ${end} (${status}): ${why}`);
  return "stored";
}
