import { err, ok, type Result } from "@patchbay/base/result";
import { consentWord } from "@patchbay/domain/channel/consent-words";
import { channelOf } from "@patchbay/domain/channel/provider-line";
import { safeFileName } from "@patchbay/domain/safe-file-name";
import type { AttachmentStore } from "@patchbay/ports/attachment-store";
import type { ChannelProviders, ProviderAccount, ProviderFile, ProviderNews } from "@patchbay/ports/channel-provider";
import type { Attachment } from "@patchbay/ports/store/conversation-store";
import { noteFor } from "../conversation/note-for.ts";
import { type VisitorWorld, visitorSays } from "../conversation/visitor-says.ts";
import type { ProvidedLine } from "./provider-account.ts";
import { takeConsent } from "./take-consent.ts";

export interface NewsWorld extends VisitorWorld {
  readonly attachments: AttachmentStore;
  readonly providers: ChannelProviders;
}

/** Try again later: the line is full, or the customer's own wish could not be confirmed to them yet. */
export type NotTaken = { readonly code: "channel.full" } | { readonly code: "channel.not-confirmed" };

type Said = Extract<ProviderNews, { readonly kind: "message" }>;

const LONGEST = 4_000;
const MOST_FILES = 10;

/** Something that a provider told of a line: a customer's words, or what became of ours. Taken twice it is taken once. */
export const takeNews =
  (world: NewsWorld) =>
  async (line: ProvidedLine, account: ProviderAccount, news: ProviderNews): Promise<Result<undefined, NotTaken>> => {
    if (news.kind === "status") return takeStatus(world, line, news);
    if (news.kind === "left") return takeLeaving(world, line, news);
    const channel = channelOf(line.provided.provider);
    const consent = channel === "sms" ? consentWord(news.text) : undefined;
    if (consent) return takeConsent(world, line, account)(consent, news);
    if (await isFull(world, line, news.from)) return err({ code: "channel.full" });
    const said = await visitorSays(world)({
      ...{ channel, address: line.number, visitor: news.from, key: `in/${news.id}` },
      facts: channel === "sms" ? { name: news.from, from: news.from } : { name: news.name ?? news.from },
      ...(await wordsOf(world, line.number, news)),
    });
    if (!said.ok) throw new Error(`a message was not stored: ${said.error.code}`);
    return ok();
  };

async function isFull({ stores }: NewsWorld, { number, provided }: ProvidedLine, visitor: string): Promise<boolean> {
  const most = provided.limits.conversations;
  if (most === undefined) return false;
  const known = await stores.conversations.latest(number, visitor);
  if (known && known.closedAt === undefined) return false;
  return (await stores.conversations.openAt(number)) >= most;
}

async function wordsOf(world: NewsWorld, address: string, { id, text, choice, files = [] }: Said) {
  const attachments: Attachment[] = [];
  const lost: string[] = [];
  for (const [place, file] of files.slice(0, MOST_FILES).entries()) {
    const kept = await keepFile(world, `${address}/${id}/${place}`, file);
    if (kept.ok) attachments.push(kept.value);
    else lost.push(`[${safeFileName(file.name)}: ${kept.error}]`);
  }
  const whole = [text.slice(0, LONGEST), ...lost].filter((words) => words.trim() !== "").join("\n");
  return { text: whole || (attachments[0]?.name ?? "—"), ...(choice === undefined ? {} : { choice }), attachments };
}

/** Before the message: what it names is there. */
async function keepFile(
  { stores, attachments }: NewsWorld,
  id: string,
  { name, type, read }: ProviderFile,
): Promise<Result<Attachment, string>> {
  const bytes = await read();
  if (!bytes.ok) return bytes;
  await attachments.keep(stores.tenant, id, bytes.value);
  return ok({ id, name: safeFileName(name), type, bytes: bytes.value.byteLength });
}

async function takeStatus(
  world: NewsWorld,
  { number }: ProvidedLine,
  { id, status, why }: Extract<ProviderNews, { readonly kind: "status" }>,
): Promise<Result<undefined, never>> {
  const { receipts, conversations } = world.stores;
  const at = world.clock.now();
  const settled = await receipts.settle(number, id, { status, at, ...(why === undefined ? {} : { why }) });
  if (!settled) return ok();
  const { conversation, seq, part } = settled;
  if (status === "read") await conversations.apply(conversation, { type: "seen", by: "visitor", seq }, at);
  const found = status === "failed" ? await conversations.find(conversation) : undefined;
  const note = `Message ${seq} was not delivered: ${why ?? "the provider does not say why"}`;
  if (found) await noteFor(world)(found, `undelivered/${seq}/${part}`, note);
  return ok();
}

async function takeLeaving(
  world: NewsWorld,
  { number }: ProvidedLine,
  { id, from }: Extract<ProviderNews, { readonly kind: "left" }>,
): Promise<Result<undefined, never>> {
  const found = await world.stores.conversations.latest(number, from);
  if (found)
    await noteFor(world)(
      found,
      `in/${id}`,
      "The customer has left this channel: nothing that is written reaches them.",
    );
  return ok();
}
