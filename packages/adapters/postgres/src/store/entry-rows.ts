import type { CallId, CustomerId, DialTaskId, QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { QueueEntry, QueueEntryState, SkillLevel } from "@patchbay/domain/queue";
import type { Channel } from "@patchbay/domain/routing/capacity";
import type { Tx } from "../database.ts";
import type { Prisma, QueueEntry as Row } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";

export function toEntry(row: Row): QueueEntry {
  const entry = present({
    id: row.id as QueueEntryId,
    queue: row.queueId as QueueId,
    call: row.callId as CallId,
    channel: row.channel === "voice" ? null : (row.channel as Channel),
    task: row.taskId as DialTaskId | null,
    customer: row.customerId as CustomerId | null,
    lastAgent: row.lastAgentId as UserId | null,
    skills: row.skills as unknown as readonly SkillLevel[],
    priority: row.priority,
    enteredAt: row.enteredAt.getTime(),
    state: row.state as unknown as QueueEntryState,
    revision: row.revision,
  });
  return { ...entry, screen: row.screen as Json };
}

/** The entry with its row locked until the transaction ends. */
export async function lockEntry(tx: Tx, id: QueueEntryId): Promise<QueueEntry | undefined> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM queue_entry WHERE id = ${id} FOR UPDATE`;
  if (!locked) return undefined;
  const row = await tx.queueEntry.findFirst({ where: { id } });
  return row ? toEntry(row) : undefined;
}

/** Writes a locked entry's next state, with what reports read from it. */
export async function moveEntry(tx: Tx, entry: QueueEntry, state: QueueEntryState): Promise<QueueEntry> {
  await tx.queueEntry.updateMany({
    where: { id: entry.id },
    data: { state: jsonInput({ ...state }), status: state.status, revision: { increment: 1 }, ...facts(state) },
  });
  return { ...entry, state, revision: entry.revision + 1 };
}

function facts(state: QueueEntryState): Prisma.QueueEntryUpdateManyMutationInput {
  switch (state.status) {
    case "waiting":
    case "offered":
      return {};
    case "talking":
      return { agentId: state.agent, answeredAt: new Date(state.answeredAt) };
    case "done":
      return { agentId: state.agent, answeredAt: new Date(state.answeredAt), endedAt: new Date(state.endedAt) };
    case "left":
      return { leftHow: state.how, endedAt: new Date(state.leftAt) };
  }
}
