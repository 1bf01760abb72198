import type { ConversationId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import {
  type ConversationEvent,
  type ConversationState,
  FRESH_CONVERSATION,
  nextConversation,
} from "@patchbay/domain/conversation";
import type { Conversation, ConversationRefusal, ConversationStore } from "@patchbay/ports/store/conversation-store";
import type { Tx } from "../database.ts";
import { jsonInput, jsonText } from "../json-text.ts";
import type { Question } from "../look-line.ts";
import { ASKED, type ConversationRow, type MessageRow, toConversation, toMessage } from "./conversation-rows.ts";
import type { TenantContext } from "./tenant-context.ts";
import { writeMessage } from "./write-message.ts";

export function postgresConversationStore({ inTx, look, brief }: TenantContext): ConversationStore {
  const one = async (question: Question): Promise<Conversation | undefined> => {
    const [row] = await look<ConversationRow>(question);
    return row && toConversation(row);
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

    find: (id) => one({ ...ASKED.byId, values: [id] }),
    latest: (address, visitor) => one({ ...ASKED.latest, values: [address, visitor] }),

    withMail: (address, keys) =>
      inTx(async (tx) => {
        const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT c.id FROM conversation_message m
          JOIN conversation c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
          WHERE m.key LIKE 'mail/%' AND m.key = ANY(${[...keys]}) AND c.address = ${address}
          ORDER BY array_position(${[...keys]}, m.key) DESC, c.opened_at DESC LIMIT 1`;
        return row && toConversation(await tx.conversation.findFirstOrThrow({ where: { id: row.id } }));
      }),

    write: (id, message) => brief((ask) => writeMessage(ask, id, message)),

    messages: async (id, { after, limit }) =>
      (await look<MessageRow>({ ...ASKED.messages, values: [id, after, limit] })).map(toMessage),

    async read(id, { after, limit }) {
      const question = { ...ASKED.read, values: [id, after, limit] };
      const [row] = await look<ConversationRow & { readonly messages: readonly MessageRow[] }>(question);
      return row && { conversation: toConversation(row), messages: row.messages.map(toMessage) };
    },

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
