import type { ConversationId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { type ConversationState, nextConversation } from "@patchbay/domain/conversation";
import type { ConversationRefusal, Message, NewMessage } from "@patchbay/ports/store/conversation-store";
import type { Ask } from "../brief-transactions.ts";
import { jsonText } from "../json-text.ts";
import { type MessageRow, toMessage } from "./conversation-rows.ts";

// The conversation's row is the lock under which numbers are given; what follows it sees what was written before.
const LOCK = "SELECT state FROM conversation WHERE id = $1 FOR UPDATE";
const KNOWN = "SELECT seq, key, at, author, body FROM conversation_message WHERE conversation_id = $1 AND key = $2";
const WRITE = `WITH moved AS (UPDATE conversation SET state = $2 WHERE id = $1)
  INSERT INTO conversation_message (conversation_id, seq, key, at, author, body) VALUES ($1, $3, $4, $5, $6, $7)`;

/** Gives a message the next number, or answers the one that has its key. */
export async function writeMessage(
  ask: Ask,
  id: ConversationId,
  message: NewMessage,
): Promise<Result<Message, ConversationRefusal>> {
  const { key, author, body, at } = message;
  const [[locked], [known]] = await Promise.all([
    ask<{ readonly state: ConversationState }>({ name: "conversation lock", text: LOCK, values: [id] }),
    ask<MessageRow>({ name: "conversation known", text: KNOWN, values: [id, key] }),
  ]);
  if (!locked) return err({ code: "conversation.not-found" });
  if (known) return ok(toMessage(known));
  const moved = nextConversation(locked.state, { type: "written", by: author, internal: body.kind === "note" }, at);
  if (!moved.ok) return moved;
  // Writing changes neither whose turn it is nor whether it is over: the state alone.
  const { lastSeq: seq } = moved.value;
  const values = [id, jsonText(moved.value), seq, key, new Date(at), jsonText(author), jsonText(body)];
  // It goes out together with the end of the transaction.
  void ask({ name: "conversation write", text: WRITE, values }).catch(() => undefined);
  return ok({ seq, key, author, body, at });
}
