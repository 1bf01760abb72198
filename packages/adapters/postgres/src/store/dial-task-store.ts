import type { CallId, DialTaskId, QueueId } from "@patchbay/base/ids";
import { err } from "@patchbay/base/result";
import { SECOND } from "@patchbay/base/time";
import { outcomeOf } from "@patchbay/domain/outbound/dial-task";
import type { DialOutcome } from "@patchbay/domain/outbound/retry-policy";
import type { DialAttempt, DialTaskStore } from "@patchbay/ports/store/dial-task-store";
import type { Tx } from "../database.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import { claimTask } from "./dial-claim.ts";
import { type LockedTask, lockTask, moveTask, toTask, WITH_CAMPAIGN } from "./dial-task-rows.ts";
import { enterLine } from "./queue-store.ts";
import type { TenantContext } from "./tenant-context.ts";
import { endLine, lineAnswered } from "./trunk-lines.ts";

const NOT_FOUND = err({ code: "dial-task.not-found" as const });
const OPEN = { campaignId: null, status: { not: "done" } };
/** A runtime that is slow to say how a call ended is not taken for dead at once. */
const PATIENCE_MS = 5 * SECOND;

export function postgresDialTaskStore({ inTx }: TenantContext): DialTaskStore {
  const locked = <Value>(id: DialTaskId, work: (tx: Tx, locked: LockedTask) => Promise<Value>) =>
    inTx(async (tx) => {
      const found = await lockTask(tx, id);
      return found ? work(tx, found) : NOT_FOUND;
    });
  return {
    addCallback: ({ id, queue, number, rules, data, enteredAt, notBefore, ...more }) =>
      inTx(async (tx) => {
        const { count } = await tx.dialTask.createMany({
          data: {
            ...{ id, queueId: queue, number, enteredAt: new Date(enteredAt), notBefore: new Date(notBefore) },
            ...{ name: more.name ?? null, timeZone: more.timeZone ?? null, createdBy: more.createdBy ?? null },
            customerId: more.customer ?? null,
            rules: jsonInput(rules),
            data: jsonInput(data),
            state: { status: "waiting", attempts: 0, notBefore },
          },
          skipDuplicates: true,
        });
        const mine = { OR: [{ id }, { ...OPEN, queueId: queue, number }] };
        const row = await tx.dialTask.findFirstOrThrow({ where: mine, include: WITH_CAMPAIGN });
        return { task: toTask(row), isNew: count > 0 };
      }),

    async find(id) {
      const row = await inTx((tx) => tx.dialTask.findFirst({ where: { id }, include: WITH_CAMPAIGN }));
      return row ? toTask(row) : undefined;
    },

    async ofCall(call) {
      const where = { attempts: { some: { id: call } } };
      const row = await inTx((tx) => tx.dialTask.findFirst({ where, include: WITH_CAMPAIGN }));
      return row ? toTask(row) : undefined;
    },

    callbacks: () =>
      inTx(async (tx) => {
        const orderBy = [{ enteredAt: "asc" as const }, { id: "asc" as const }];
        return (await tx.dialTask.findMany({ where: OPEN, orderBy, include: WITH_CAMPAIGN })).map(toTask);
      }),

    due: ({ campaign, at, limit }) =>
      inTx(async (tx) => {
        const where = { campaignId: campaign ?? null, status: "waiting", notBefore: { lte: new Date(at) } };
        const orderBy = [{ position: "asc" as const }, { enteredAt: "asc" as const }, { id: "asc" as const }];
        return (await tx.dialTask.findMany({ where, orderBy, take: limit, include: WITH_CAMPAIGN })).map(toTask);
      }),

    lineUp: (id, { call, entry, at }) =>
      locked(id, async (tx, { task }) => {
        const moved = await moveTask(tx, task, { type: "lined-up", call, entry }, at);
        if (!moved.ok) return moved;
        const { priority, skills } = task.rules;
        await enterLine(
          tx,
          {
            ...{ id: entry, key: `dial/${call}`, queue: task.queue as QueueId, call, task: id, skills, priority },
            ...{
              enteredAt: task.enteredAt,
              screen: { panels: [], data: { ...(task.name ? { Name: task.name } : {}), ...task.data } },
            },
            ...(task.customer ? { customer: task.customer } : {}),
          },
          at,
        );
        return moved;
      }),

    claim: (id, request) => inTx((tx) => claimTask(tx, id, request)),

    apply: (id, event, at, note) =>
      locked(id, async (tx, { task }) => {
        const moved = await moveTask(tx, task, event, at);
        if (moved.ok && "call" in event) {
          const data = {
            ...(event.type === "answered" ? { answeredAt: new Date(at) } : {}),
            ...(note ? { note } : {}),
          };
          await tx.dialAttempt.updateMany({ where: { id: event.call }, data });
          if (event.type === "answered") await lineAnswered(tx, event.call, at);
        }
        return moved;
      }),

    end: (id, { call, outcome, cause, at }) =>
      locked(id, async (tx, { task }) => {
        await tx.dialAttempt.updateMany({
          where: { id: call, endedAt: null },
          data: { endedAt: new Date(at), outcome: outcomeOf(task.state, outcome), cause: cause ?? null },
        });
        await endLine(tx, call, at);
        return moveTask(tx, task, { type: "ended", call, outcome }, at);
      }),

    lapsed: (at, died = "") =>
      inTx(
        (tx) => tx.$queryRaw<{ task: DialTaskId; call: CallId; talked: boolean }[]>`
          SELECT a.task_id AS task, a.id AS call, EXISTS (
            SELECT FROM queue_entry e WHERE e.call_id = a.id AND e.answered_at IS NOT NULL) AS talked
          FROM dial_attempt a LEFT JOIN call c ON c.tenant_id = a.tenant_id AND c.id = a.id
          WHERE a.ended_at IS NULL
            AND ((a.answered_at IS NULL AND (a.until <= ${new Date(at)} OR a.runtime = ${died})) OR c.ended_at <= ${new Date(at - PATIENCE_MS)})`,
      ),

    attempts: (task) =>
      inTx(async (tx) => {
        const rows = await tx.$queryRaw<AttemptRow[]>`
          SELECT a.*, e.answered_at AS connected_at, g.name AS agent_name, c.disposition
          FROM dial_attempt a
            LEFT JOIN call c ON c.tenant_id = a.tenant_id AND c.id = a.id
            LEFT JOIN agent g ON g.tenant_id = c.tenant_id AND g.id = c.agent_id
            LEFT JOIN queue_entry e ON e.tenant_id = a.tenant_id AND e.key = 'dial/' || a.id
          WHERE a.task_id = ${task} ORDER BY a.no`;
        return rows.map(toAttempt);
      }),
  };
}

export interface AttemptRow {
  readonly id: string;
  readonly task_id: string;
  readonly no: number;
  readonly number: string;
  readonly claimed_at: Date;
  readonly answered_at: Date | null;
  readonly connected_at: Date | null;
  readonly ended_at: Date | null;
  readonly outcome: string | null;
  readonly cause: string | null;
  readonly note: string | null;
  readonly agent_name: string | null;
  readonly disposition: string | null;
}

export function toAttempt(row: AttemptRow): DialAttempt {
  return present({
    call: row.id as CallId,
    task: row.task_id as DialTaskId,
    no: row.no,
    number: row.number,
    claimedAt: row.claimed_at.getTime(),
    answeredAt: row.answered_at?.getTime(),
    connectedAt: row.connected_at?.getTime(),
    endedAt: row.ended_at?.getTime(),
    outcome: row.outcome as DialOutcome | null,
    cause: row.cause,
    note: row.note,
    agentName: row.agent_name,
    disposition: row.disposition,
  });
}
