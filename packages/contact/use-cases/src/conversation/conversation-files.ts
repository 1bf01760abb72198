import type { ConversationId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { safeFileName } from "@patchbay/domain/safe-file-name";
import type { AttachmentStore } from "@patchbay/ports/attachment-store";
import type { Secrets } from "@patchbay/ports/secrets";
import type { Attachment, Conversation } from "@patchbay/ports/store/conversation-store";
import type { Acting } from "../acting.ts";
import { isTheirs } from "./is-theirs.ts";

/** Mail servers commonly take 25 MB, and files grow by a third on their way. */
export const MOST_FILE_MB = 15;
const MB = 1024 * 1024;

type Filing = Acting & { readonly attachments: AttachmentStore };

export type FilesError =
  | { readonly code: "conversation.no-files" }
  | { readonly code: "conversation.file-gone" }
  /** `most` in MB, of all files of one message. */
  | { readonly code: "conversation.files-too-large"; readonly most: number };

/** Lays a file ready for a message that its agent is about to write. */
export const layFile =
  (acting: Filing & { readonly secrets: Secrets }) =>
  async (input: {
    readonly conversation: ConversationId;
    readonly bytes: Uint8Array;
  }): Promise<
    Result<
      { readonly id: string },
      FilesError | { readonly code: "conversation.not-found" } | { readonly code: "conversation.not-yours" }
    >
  > => {
    const { stores, by, attachments, secrets } = acting;
    const found = await stores.conversations.find(input.conversation);
    if (!found) return err({ code: "conversation.not-found" });
    if (!isTheirs(found, by)) return err({ code: "conversation.not-yours" });
    if (found.channel !== "email") return err({ code: "conversation.no-files" });
    if (input.bytes.byteLength > MOST_FILE_MB * MB) return err(tooLarge());
    const id = `${laidFor(found)}${secrets.token(18)}`;
    await attachments.keep(stores.tenant, id, input.bytes);
    return ok({ id });
  };

/** What was laid ready for this conversation, as its message names it. */
export async function laidFiles(
  { stores, attachments }: Filing,
  conversation: Conversation,
  files: readonly { readonly id: string; readonly name: string }[],
): Promise<Result<readonly Attachment[], FilesError>> {
  if (files.length > 0 && conversation.channel !== "email") return err({ code: "conversation.no-files" });
  const found: Attachment[] = [];
  for (const { id, name } of files) {
    const bytes = id.startsWith(laidFor(conversation)) ? await attachments.read(stores.tenant, id) : undefined;
    if (!bytes) return err({ code: "conversation.file-gone" });
    found.push({ id, name: safeFileName(name), type: "application/octet-stream", bytes: bytes.byteLength });
  }
  const all = found.reduce((sum, { bytes }) => sum + bytes, 0);
  return all > MOST_FILE_MB * MB ? err(tooLarge()) : ok(found);
}

/** A file of a message, by its place among the message's files. */
export const openFile =
  ({ stores, attachments }: Pick<Filing, "stores" | "attachments">) =>
  async (input: {
    readonly conversation: ConversationId;
    readonly seq: number;
    readonly place: number;
  }): Promise<
    Result<{ readonly name: string; readonly bytes: Uint8Array }, { readonly code: "conversation.file-gone" }>
  > => {
    const { conversation, seq, place } = input;
    const [message] = await stores.conversations.messages(conversation, { after: seq - 1, limit: 1 });
    const file = message?.seq === seq && message.body.kind === "text" ? message.body.attachments?.[place] : undefined;
    const bytes = file && (await attachments.read(stores.tenant, file.id));
    return file && bytes ? ok({ name: file.name, bytes }) : err({ code: "conversation.file-gone" });
  };

const laidFor = ({ id }: Conversation): string => `laid/${id}/`;
const tooLarge = () => ({ code: "conversation.files-too-large", most: MOST_FILE_MB }) as const;
