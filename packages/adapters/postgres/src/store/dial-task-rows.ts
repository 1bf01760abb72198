import type { CampaignId, CustomerId, DialTaskId, QueueId, UserId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import { type DialTaskEvent, type DialTaskState, nextDialTaskState } from "@patchbay/domain/outbound/dial-task";
import { nextEntryState } from "@patchbay/domain/queue";
import type { DialRules, DialTask } from "@patchbay/ports/store/dial-task-store";
import type { Tx } from "../database.ts";
import type { Prisma } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import { lockEntry, moveEntry } from "./entry-rows.ts";

/** A campaign's contacts go by the campaign's rules, a callback by its own. */
export const WITH_CAMPAIGN = { campaign: { select: { rules: true, status: true } } } as const;
type Row = Prisma.DialTaskGetPayload<{ include: typeof WITH_CAMPAIGN }>;

export function toTask(row: Row): DialTask {
  return present({
    id: row.id as DialTaskId,
    campaign: row.campaignId as CampaignId | null,
    queue: row.queueId as QueueId | null,
    number: row.number,
    name: row.name,
    timeZone: row.timeZone,
    customer: row.customerId as CustomerId | null,
    data: row.data as JsonObject,
    rules: (row.campaign?.rules ?? row.rules) as unknown as DialRules,
    enteredAt: row.enteredAt.getTime(),
    state: row.state as unknown as DialTaskState,
    createdAt: row.createdAt.getTime(),
    createdBy: row.createdBy as UserId | null,
  });
}

export interface LockedTask {
  readonly task: DialTask;
  /** Not a campaign's contact, or one of a campaign that runs. */
  readonly running: boolean;
}

/** The task with its row locked until the transaction ends. */
export async function lockTask(tx: Tx, id: DialTaskId): Promise<LockedTask | undefined> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM dial_task WHERE id = ${id} FOR UPDATE`;
  if (!locked) return undefined;
  const row = await tx.dialTask.findFirst({ where: { id }, include: WITH_CAMPAIGN });
  return row ? { task: toTask(row), running: !row.campaign || row.campaign.status === "running" } : undefined;
}

/** Applies an event to a locked task; whoever leaves the line this way leaves the queue in the same transaction. */
export async function moveTask(tx: Tx, task: DialTask, event: DialTaskEvent, at: Instant) {
  const next = nextDialTaskState(task.state, event, task.rules.retries, at);
  if (!next.ok) return next;
  const state = next.value;
  if (task.state.status === "in-line" && (state.status === "waiting" || state.status === "done")) {
    const entry = await lockEntry(tx, task.state.entry);
    const left = entry && nextEntryState(entry.state, { type: "left", how: "failed" }, at);
    if (entry && left?.ok) await moveEntry(tx, entry, left.value);
  }
  await writeState(tx, task.id, state);
  return { ok: true as const, value: { ...task, state } };
}

async function writeState(tx: Tx, id: DialTaskId, state: DialTaskState): Promise<void> {
  await tx.dialTask.updateMany({
    where: { id },
    data: {
      state: jsonInput({ ...state }),
      status: state.status,
      notBefore: state.status === "waiting" ? new Date(state.notBefore) : null,
      outcome: state.status === "done" ? state.outcome : null,
      revision: { increment: 1 },
    },
  });
}
