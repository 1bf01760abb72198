import type { ConversationId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { TextChannel } from "@patchbay/domain/conversation";
import type { AttachmentStore } from "@patchbay/ports/attachment-store";
import type { ConversationRefusal, Message } from "@patchbay/ports/store/conversation-store";
import type { Acting } from "../acting.ts";
import { announce } from "../announce.ts";
import { type FilesError, laidFiles } from "./conversation-files.ts";
import { isTheirs } from "./is-theirs.ts";

export type AgentWritesError =
  | ConversationRefusal
  | FilesError
  | { readonly code: "conversation.not-yours" }
  | { readonly code: "conversation.too-long"; readonly most: number };

/** Characters of one message. */
const longest = (channel: TextChannel): number => (channel === "email" ? 50_000 : 4_000);

/** Who has the conversation writes to the customer; colleagues may note among themselves. */
export const agentWrites =
  (acting: Acting & { readonly attachments: AttachmentStore }) =>
  async (input: {
    readonly conversation: ConversationId;
    readonly key: string;
    readonly text: string;
    readonly internal: boolean;
    /** Laid ready before; a note has none. */
    readonly files: readonly { readonly id: string; readonly name: string }[];
  }): Promise<Result<Message, AgentWritesError>> => {
    const { stores, by, clock } = acting;
    const found = await stores.conversations.find(input.conversation);
    if (!found) return err({ code: "conversation.not-found" });
    if (!input.internal && !isTheirs(found, by)) return err({ code: "conversation.not-yours" });
    const most = longest(found.channel);
    if (input.text.length > most) return err({ code: "conversation.too-long", most });
    const attachments = await laidFiles(acting, found, input.internal ? [] : input.files);
    if (!attachments.ok) return attachments;
    const files = attachments.value.length > 0 ? { attachments: attachments.value } : {};
    const name = (await stores.agents.find(by))?.name ?? by;
    const written = await stores.conversations.write(found.id, {
      key: `${by}/${input.key}`,
      author: { kind: "agent", id: by, name },
      body: input.internal ? { kind: "note", text: input.text } : { kind: "text", text: input.text, ...files },
      at: clock.now(),
    });
    if (!written.ok) return written;
    const { seq } = written.value;
    await announce(acting)({ type: "chat.message", conversation: found.id, seq, from: "agent", agent: by });
    return ok(written.value);
  };
