import type { ConversationId } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import {
  type Author,
  type ConversationEvent,
  type ConversationState,
  FRESH_CONVERSATION,
  nextConversation,
  type TextChannel,
} from "@patchbay/domain/conversation";
import type {
  Conversation,
  ConversationRefusal,
  ConversationStore,
  Message,
  MessageBody,
  NewMessage,
} from "@patchbay/ports/store/conversation-store";
import type { Tx } from "../database.ts";
import type { ConversationMessage as MessageRow, Conversation as Row } from "../generated/client.ts";
import { jsonInput, jsonText } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresConversationStore({ inTx }: TenantContext): ConversationStore {
  const one = async (find: (tx: Tx) => Promise<Row | null>): Promise<Conversation | undefined> => {
    const row = await inTx(find);
    return row ? toConversation(row) : undefined;
  };
  return {
    open: ({ id, channel, address, visitor, facts, openedAt }) =>
      inTx(async (tx) => {
        const at = new Date(openedAt);
        const fresh = jsonText(FRESH_CONVERSATION);
        await tx.$executeRaw`INSERT INTO conversation (id, channel, address, visitor, facts, opened_at, state, status)
          VALUES (${id}, ${channel}, ${address}, ${visitor}, ${jsonText(facts)}::jsonb, ${at}, ${fresh}::jsonb, 'bot')
          ON CONFLICT (tenant_id, address, visitor) WHERE closed_at IS NULL DO NOTHING`;
        return toConversation(await tx.conversation.findFirstOrThrow({ where: { address, visitor, closedAt: null } }));
      }),

    find: (id) => one((tx) => tx.conversation.findFirst({ where: { id } })),

    latest: (address, visitor) =>
      one((tx) => tx.conversation.findFirst({ where: { address, visitor }, orderBy: { openedAt: "desc" } })),

    withMail: (address, keys) =>
      inTx(async (tx) => {
        const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT c.id FROM conversation_message m
          JOIN conversation c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
          WHERE m.key LIKE 'mail/%' AND m.key = ANY(${[...keys]}) AND c.address = ${address}
          ORDER BY array_position(${[...keys]}, m.key) DESC, c.opened_at DESC LIMIT 1`;
        return row && toConversation(await tx.conversation.findFirstOrThrow({ where: { id: row.id } }));
      }),

    write: (id, message) => inTx((tx) => write(tx, id, message)),

    messages: (id, { after, limit }) =>
      inTx(async (tx) => {
        const where = { conversationId: id, seq: { gt: after } };
        const rows = await tx.conversationMessage.findMany({ where, orderBy: { seq: "asc" }, take: limit });
        return rows.map(toMessage);
      }),

    apply: (id, event, at) => inTx((tx) => move(tx, id, event, at)),

    ofAgent: (agent) =>
      inTx(async (tx) => {
        const where = { agentId: agent, closedAt: null };
        return (await tx.conversation.findMany({ where, orderBy: { openedAt: "asc" } })).map(toConversation);
      }),

    openOf: (runtime) =>
      inTx(async (tx) => {
        const where = { runtime: runtime ?? null, closedAt: null };
        return (await tx.conversation.findMany({ where, orderBy: { openedAt: "asc" } })).map(toConversation);
      }),

    openAt: (address) => inTx((tx) => tx.conversation.count({ where: { address, closedAt: null } })),

    owners: () =>
      inTx(async (tx) => {
        const where = { closedAt: null, runtime: { not: null } };
        const rows = await tx.conversation.findMany({ where, distinct: ["runtime"], select: { runtime: true } });
        return rows.flatMap(({ runtime }) => runtime ?? []);
      }),

    claim: (id, runtime) =>
      inTx(async (tx) => {
        const where = { id, runtime: null, closedAt: null };
        return (await tx.conversation.updateMany({ where, data: { runtime } })).count === 1;
      }),

    adopt: (from, to) =>
      inTx(async (tx) => {
        await tx.$executeRaw`UPDATE call SET runtime = ${to} FROM conversation c
          WHERE call.id = c.id AND c.runtime = ${from} AND c.closed_at IS NULL`;
        await tx.conversation.updateMany({ where: { runtime: from, closedAt: null }, data: { runtime: to } });
      }),

    saveResume: (id, resume) =>
      inTx(async (tx) => {
        await tx.$executeRaw`UPDATE conversation SET resume = ${jsonText(resume)}::json WHERE id = ${id}`;
      }),

    undelivered: (at, limit) =>
      inTx(async (tx) => {
        const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM conversation
          WHERE channel NOT IN ('chat', 'ticket') AND (state ->> 'lastSeq')::integer > delivered_seq
            AND (deliver_at IS NULL OR deliver_at <= ${new Date(at)})
          ORDER BY opened_at LIMIT ${limit}`;
        const found = await tx.conversation.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
        return found.map((row) => ({
          conversation: toConversation(row),
          deliveredSeq: row.deliveredSeq,
          attempts: row.deliveryAttempts,
        }));
      }),

    settleDelivery: (id, outcome) =>
      inTx(async (tx) => {
        const data =
          "upTo" in outcome
            ? { deliveredSeq: outcome.upTo, deliveryAttempts: 0, deliverAt: null }
            : { deliveryAttempts: { increment: 1 }, deliverAt: new Date(outcome.retryAt) };
        await tx.conversation.updateMany({ where: { id }, data });
      }),
  };
}

async function write(tx: Tx, id: ConversationId, message: NewMessage): Promise<Result<Message, ConversationRefusal>> {
  const { key, author, body, at } = message;
  // The conversation's row is the lock under which numbers are given.
  const state = await lock(tx, id);
  const known = await tx.conversationMessage.findFirst({ where: { conversationId: id, key } });
  if (known) return ok(toMessage(known));
  const moved = await store(tx, id, state, { type: "written", by: author, internal: body.kind === "note" }, at);
  if (!moved.ok) return moved;
  const seq = moved.value.lastSeq;
  const data = { conversationId: id, seq, key, at: new Date(at) };
  await tx.conversationMessage.createMany({
    data: { ...data, author: jsonInput(author), body: jsonInput(body) },
  });
  return ok({ seq, key, author, body, at });
}

async function move(
  tx: Tx,
  id: ConversationId,
  event: ConversationEvent,
  at: number,
): Promise<Result<Conversation, ConversationRefusal>> {
  const moved = await store(tx, id, await lock(tx, id), event, at);
  return moved.ok ? ok(toConversation(await tx.conversation.findFirstOrThrow({ where: { id } }))) : moved;
}

async function lock(tx: Tx, id: ConversationId): Promise<ConversationState | undefined> {
  const [row] = await tx.$queryRaw<{ state: ConversationState }[]>`
    SELECT state FROM conversation WHERE id = ${id} FOR UPDATE`;
  return row?.state;
}

async function store(
  tx: Tx,
  id: ConversationId,
  state: ConversationState | undefined,
  event: ConversationEvent,
  at: number,
): Promise<Result<ConversationState, ConversationRefusal>> {
  if (!state) return err({ code: "conversation.not-found" });
  const next = nextConversation(state, event, at);
  if (!next.ok) return next;
  const { stage } = next.value;
  await tx.conversation.updateMany({
    where: { id },
    data: {
      state: jsonInput(next.value),
      status: stage.status,
      agentId: stage.status === "agent" ? stage.agent : null,
      closedAt: stage.status === "closed" ? new Date(stage.at) : null,
    },
  });
  return next;
}

function toConversation(row: Row): Conversation {
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

function toMessage({ seq, key, at, author, body }: MessageRow): Message {
  return {
    ...{ seq, key, at: at.getTime() },
    author: author as unknown as Author,
    body: body as unknown as MessageBody,
  };
}
