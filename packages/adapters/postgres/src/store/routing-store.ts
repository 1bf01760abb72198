import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { RoutingDecision } from "@patchbay/domain/routing/decision";
import type { AbandonedContact, RoutingStore, WaitAccuracy } from "@patchbay/ports/store/routing-store";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

type Workload = Awaited<ReturnType<RoutingStore["workloads"]>>[number];

/** Instants leave PostgreSQL as milliseconds: raw queries know no domain types. */
export function postgresRoutingStore({ inTx }: TenantContext): RoutingStore {
  return {
    refusals: (since) =>
      inTx(
        (tx) => tx.$queryRaw<{ entry: QueueEntryId; agent: UserId; at: number }[]>`
          SELECT o.entry_id AS entry, o.agent_id AS agent, (extract(epoch FROM o.offered_at) * 1000)::float8 AS at
          FROM queue_entry e JOIN offer o ON o.tenant_id = e.tenant_id AND o.entry_id = e.id
          WHERE e.status = 'waiting' AND o.how IN ('missed', 'declined') AND o.offered_at > ${new Date(since)}
          ORDER BY o.offered_at`,
      ),

    workloads: (since) =>
      inTx(
        (tx) => tx.$queryRaw<Workload[]>`
          SELECT agent_id AS agent, (count(*) FILTER (WHERE how = 'answered'))::int AS served,
            (extract(epoch FROM max(offered_at)) * 1000)::float8 AS "lastGivenAt"
          FROM offer WHERE offered_at > ${new Date(since)} GROUP BY agent_id`,
      ),

    callers: () =>
      inTx(async (tx) => {
        const rows = await tx.$queryRaw<{ entry: QueueEntryId; from: string; customerName: string | null }[]>`
          SELECT e.id AS entry, coalesce(t.number, CASE c.direction WHEN 'outbound' THEN c.callee ELSE c.caller END, '') AS "from",
            coalesce(u.name, t.name) AS "customerName"
          FROM queue_entry e
            LEFT JOIN call c ON c.tenant_id = e.tenant_id AND c.id = e.call_id
            LEFT JOIN dial_task t ON t.tenant_id = e.tenant_id AND t.id = e.task_id
            LEFT JOIN customer u ON u.tenant_id = e.tenant_id AND u.id = coalesce(e.customer_id, c.customer_id, t.customer_id)
          WHERE e.status = 'waiting'`;
        return rows.map((row) => present(row));
      }),

    record: (decisions) =>
      inTx(async (tx) => {
        await tx.routingDecision.createMany({
          data: decisions.map(({ entry, at, agent, ...facts }) => ({
            entryId: entry,
            at: new Date(at),
            agentId: agent ?? null,
            facts: jsonInput(facts),
          })),
          skipDuplicates: true,
        });
      }),

    decisionsOf: (entry) =>
      inTx(async (tx) => {
        const rows = await tx.routingDecision.findMany({
          where: { entryId: entry },
          orderBy: { at: "asc" },
          take: 200,
        });
        return rows.map(({ at, agentId, facts }) => ({
          ...present({ agent: agentId as UserId | null }),
          ...(facts as unknown as Pick<RoutingDecision, "strategy" | "priority" | "verdicts">),
          entry,
          at: at.getTime(),
        }));
      }),

    abandoned: (since) =>
      inTx(async (tx) => {
        const rows = await tx.$queryRaw<(AbandonedContact & object)[]>`
          SELECT e.id AS entry, e.call_id AS call, e.queue_id AS queue, e.customer_id AS customer, u.name AS "customerName",
            c.caller AS "from", (extract(epoch FROM e.entered_at) * 1000)::float8 AS "enteredAt",
            (extract(epoch FROM e.ended_at) * 1000)::float8 AS "leftAt",
            (extract(epoch FROM e.followed_up_at) * 1000)::float8 AS "followedUpAt", e.followed_up_by AS "followedUpBy"
          FROM queue_entry e
            JOIN call c ON c.tenant_id = e.tenant_id AND c.id = e.call_id
            LEFT JOIN customer u ON u.tenant_id = e.tenant_id AND u.id = e.customer_id
          WHERE e.left_how = 'abandoned' AND e.task_id IS NULL AND e.entered_at > ${new Date(since)}
            AND NOT EXISTS (
              SELECT FROM queue_entry later JOIN call again ON again.tenant_id = later.tenant_id AND again.id = later.call_id
              WHERE later.answered_at > e.ended_at AND c.caller = CASE again.direction WHEN 'outbound' THEN again.callee ELSE again.caller END)
          ORDER BY e.ended_at DESC LIMIT 500`;
        return rows.map((row) => present(row));
      }),

    followUp: (entry, by, at) =>
      inTx(async (tx) => {
        const { count } = await tx.queueEntry.updateMany({
          where: { id: entry, leftHow: "abandoned", followedUpAt: null },
          data: { followedUpAt: new Date(at), followedUpBy: by },
        });
        return count === 1;
      }),

    waitAccuracy: (since) =>
      inTx(
        (tx) => tx.$queryRaw<(WaitAccuracy & { queue: QueueId })[]>`
          SELECT queue_id AS queue, count(*)::int AS answered, avg(expected_ms)::float8 AS "meanExpectedMs",
            avg(waited)::float8 AS "meanWaitedMs", avg(abs(waited - expected_ms))::float8 AS "meanErrorMs",
            avg((waited <= expected_ms + 30000)::int)::float8 AS "keptShare"
          FROM (
            SELECT queue_id, expected_ms, (extract(epoch FROM answered_at - entered_at) * 1000)::float8 AS waited
            FROM queue_entry
            WHERE expected_ms IS NOT NULL AND task_id IS NULL AND answered_at IS NOT NULL AND entered_at > ${new Date(since)}
          ) served GROUP BY queue_id ORDER BY queue_id`,
      ),
  };
}
