import type { ConversationId } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { Author, ConversationState, TextChannel } from "@patchbay/domain/conversation";
import type { Conversation, Message, MessageBody } from "@patchbay/ports/store/conversation-store";
import type { ConversationMessage, Conversation as Row } from "../generated/client.ts";
import { present } from "../present.ts";

export type ConversationRow = Omit<
  Row,
  "tenantId" | "status" | "agentId" | "deliveredSeq" | "deliveryAttempts" | "deliverAt"
>;
export type MessageRow = Pick<ConversationMessage, "seq" | "key" | "author" | "body"> & { readonly at: Date | number };

const COLUMNS = `c.id, c.channel, c.address, c.visitor, c.facts, c.opened_at AS "openedAt", c.closed_at AS "closedAt", c.state,
  c.runtime, c.resume`;

const MESSAGES = `SELECT seq, key, extract(epoch FROM at)::double precision * 1000 AS at, author, body FROM conversation_message
  WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`;

/** Asked for every message that is said and every one that is shown. */
export const ASKED = {
  byId: { name: "conversation", text: `SELECT ${COLUMNS} FROM conversation c WHERE c.id = $1` },
  latest: {
    name: "conversation latest",
    text: `SELECT ${COLUMNS} FROM conversation c WHERE c.address = $1 AND c.visitor = $2 ORDER BY c.opened_at DESC LIMIT 1`,
  },
  messages: { name: "conversation messages", text: MESSAGES },
  read: {
    name: "conversation read",
    text: `SELECT ${COLUMNS}, (SELECT coalesce(json_agg(m ORDER BY m.seq), '[]') FROM (${MESSAGES}) m) AS messages
      FROM conversation c WHERE c.id = $1`,
  },
} as const;

export function toConversation(row: ConversationRow): Conversation {
  return present({
    id: row.id as ConversationId,
    channel: row.channel as TextChannel,
    address: row.address,
    visitor: row.visitor,
    facts: row.facts as JsonObject,
    openedAt: row.openedAt.getTime(),
    closedAt: row.closedAt?.getTime(),
    state: row.state as unknown as ConversationState,
    runtime: row.runtime,
    resume: row.resume as Json | null,
  });
}

export function toMessage({ seq, key, at, author, body }: MessageRow): Message {
  return {
    ...{ seq, key, at: Math.round(Number(at)) },
    author: author as unknown as Author,
    body: body as unknown as MessageBody,
  };
}
