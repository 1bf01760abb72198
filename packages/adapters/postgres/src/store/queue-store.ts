import type { CustomerId, OfferId, QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import { HOUR, type Instant, type Millis } from "@patchbay/base/time";
import { nextEntryState, type Queue, type QueueEntry } from "@patchbay/domain/queue";
import { STRICT_AGEING } from "@patchbay/domain/routing/contact";
import type { RoutingRules } from "@patchbay/domain/routing/routing-rules";
import type { NewQueueEntry, QueueStore } from "@patchbay/ports/store/queue-store";
import type { Tx } from "../database.ts";
import { Prisma, type Queue as QueueRow } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import { lockEntry, moveEntry, toEntry } from "./entry-rows.ts";
import { offerMoves } from "./offer-moves.ts";
import type { TenantContext } from "./tenant-context.ts";
import { loadsOf, offeredInWriting } from "./text-offer-moves.ts";

type How = "answered" | "missed" | "declined" | "withdrawn";

export function postgresQueueStore(context: TenantContext): QueueStore {
  const { inTx, chance, clock } = context;
  return {
    ...offerMoves(context),

    list: () => inTx(async (tx) => (await tx.queue.findMany({ orderBy: { name: "asc" } })).map(toQueue)),

    async byName(name) {
      const row = await inTx((tx) => tx.queue.findFirst({ where: { name } }));
      return row ? toQueue(row) : undefined;
    },

    save: (queue) =>
      inTx(async (tx) => {
        const { routing, ...rest } = queue;
        // Who does not speak of the rules does not change them.
        const rules = routing ? { routing: jsonInput(routing) } : {};
        const data = { ...rest, holdMusic: queue.holdMusic ?? null, ...rules };
        const changed = await tx.queue.updateManyAndReturn({ where: { name: queue.name }, data });
        return toQueue(changed[0] ?? (await tx.queue.create({ data: { id: chance.id(), ...data } })));
      }),

    members: (queue) =>
      inTx(async (tx) => {
        const rows = await tx.queueMember.findMany({ where: { queueId: queue }, orderBy: { agentId: "asc" } });
        return rows.map((row) => row.agentId as UserId);
      }),

    setMembers: (queue, members) =>
      inTx(async (tx) => {
        await tx.queueMember.deleteMany({ where: { queueId: queue, agentId: { notIn: [...members] } } });
        await tx.queueMember.createMany({
          data: members.map((agent) => ({ queueId: queue, agentId: agent })),
          skipDuplicates: true,
        });
      }),

    enter: (entry) => inTx((tx) => enterLine(tx, entry, clock.now())),

    async cameAt(call, queue) {
      const first = await inTx((tx) =>
        tx.queueEntry.findFirst({ where: { callId: call, queueId: queue }, orderBy: { enteredAt: "asc" } }),
      );
      return first?.enteredAt.getTime();
    },

    async entry(id) {
      const row = await inTx((tx) => tx.queueEntry.findFirst({ where: { id } }));
      return row ? toEntry(row) : undefined;
    },

    entriesOf: (call) =>
      inTx(async (tx) => {
        const rows = await tx.queueEntry.findMany({
          where: { callId: call },
          orderBy: [{ enteredAt: "asc" }, { id: "asc" }],
        });
        return rows.map(toEntry);
      }),

    waiting: () =>
      inTx(async (tx) => {
        const rows = await tx.queueEntry.findMany({
          where: { status: "waiting" },
          orderBy: [{ priority: "asc" }, { enteredAt: "asc" }, { id: "asc" }],
        });
        return rows.map(toEntry);
      }),

    atHand: () => inTx((tx) => loadsOf(tx)),

    async pace(queue) {
      const [row] = await inTx(
        (tx) =>
          tx.$queryRaw<
            { betweenMs: number | null }[]
          >`SELECT (${betweenMs(Prisma.sql`${queue}`, clock.now())}) AS "betweenMs"`,
      );
      return row?.betweenMs == null ? undefined : Math.round(row.betweenMs);
    },

    revise: (id, { queue, skills, priority }) =>
      inTx(async (tx) => {
        const changed = await tx.queueEntry.updateManyAndReturn({
          where: { id, status: { in: ["waiting", "offered"] } },
          data: {
            ...(queue === undefined ? {} : { queueId: queue }),
            ...(priority === undefined ? {} : { priority }),
            ...(skills === undefined ? {} : { skills: jsonInput(skills.map((skill) => ({ ...skill }))) }),
            revision: { increment: 1 },
          },
        });
        return changed[0] ? ok(toEntry(changed[0])) : err({ code: "queue-entry.not-waiting" });
      }),

    position: (id) => inTx((tx) => readPosition(tx, id, clock.now())),

    apply: (id, event, at) =>
      inTx(async (tx) => {
        const entry = await lockEntry(tx, id);
        if (!entry) return err({ code: "queue-entry.not-found" });
        const next = nextEntryState(entry.state, event, at);
        return next.ok ? ok(await moveEntry(tx, entry, next.value)) : next;
      }),

    expiredOffers: (at) =>
      inTx(async (tx) => {
        const rows = await tx.offer.findMany({
          where: { how: null, until: { lte: new Date(at) } },
          orderBy: { until: "asc" },
        });
        return rows.map((row) => ({
          offer: row.id as OfferId,
          entry: row.entryId as QueueEntryId,
          agent: row.agentId as UserId,
        }));
      }),

    addHold: ({ entry, agent, from, to }) =>
      inTx(async (tx) => {
        const data = { entryId: entry, agentId: agent, beganAt: new Date(from), endedAt: new Date(to) };
        await tx.holdSpan.createMany({ data, skipDuplicates: true });
      }),

    stranded: (before) =>
      inTx(
        (tx) => tx.$queryRaw<{ agent: UserId; entry: QueueEntryId }[]>`
          SELECT a.id AS agent, e.id AS entry
          FROM agent a
            JOIN queue_entry e ON e.tenant_id = a.tenant_id AND e.id = a.state ->> 'entry'
            JOIN call c ON c.tenant_id = e.tenant_id AND c.id = e.call_id
          WHERE a.status = 'talking' AND c.ended_at < ${new Date(before)}`,
      ),

    offersOf: (entry) =>
      inTx(async (tx) => {
        const rows = await tx.offer.findMany({ where: { entryId: entry }, orderBy: { offeredAt: "asc" } });
        return rows.map((row) =>
          present({
            offer: row.id as OfferId,
            agent: row.agentId as UserId,
            how: row.how as How | null,
            at: row.offeredAt.getTime(),
          }),
        );
      }),

    offeredInWriting: (agent) => inTx((tx) => offeredInWriting(tx, agent)),

    async findOffer(id) {
      const row = await inTx((tx) => tx.offer.findFirst({ where: { id } }));
      if (!row) return undefined;
      return present({
        offer: row.id as OfferId,
        entry: row.entryId as QueueEntryId,
        agent: row.agentId as UserId,
        until: row.until.getTime(),
        how: row.how,
      });
    },
  };
}

function toQueue({ tenantId: _, ...row }: QueueRow): Queue {
  return present({ ...row, id: row.id as QueueId, routing: row.routing as RoutingRules | null });
}

/** Idempotent by the entry's key. */
export async function enterLine(tx: Tx, entry: NewQueueEntry, now: Instant): Promise<QueueEntry> {
  const { count } = await tx.queueEntry.createMany({
    data: {
      id: entry.id,
      key: entry.key,
      queueId: entry.queue,
      callId: entry.call,
      channel: entry.channel ?? "voice",
      taskId: entry.task ?? null,
      customerId: entry.customer ?? null,
      lastAgentId: entry.customer ? await lastAgentOf(tx, entry.customer) : null,
      skills: jsonInput(entry.skills.map((skill) => ({ ...skill }))),
      priority: entry.priority,
      enteredAt: new Date(entry.enteredAt),
      screen: jsonInput(entry.screen),
      state: { status: "waiting" },
    },
    skipDuplicates: true,
  });
  if (count > 0) {
    const place = await readPosition(tx, entry.id, now);
    if (place?.expectedMs !== undefined) {
      await tx.queueEntry.updateMany({ where: { id: entry.id }, data: { expectedMs: place.expectedMs } });
    }
  }
  return toEntry(await tx.queueEntry.findFirstOrThrow({ where: { key: entry.key } }));
}

/** Who served the customer last, in any queue. */
async function lastAgentOf(tx: Tx, customer: CustomerId): Promise<string | null> {
  const last = await tx.queueEntry.findFirst({
    where: { customerId: customer, answeredAt: { not: null } },
    orderBy: { answeredAt: "desc" },
    select: { agentId: true },
  });
  return last?.agentId ?? null;
}

/** The mean time between the last (up to 20) answers of the past hour. With fewer than three nothing is promised. */
function betweenMs(queue: Prisma.Sql, now: Instant): Prisma.Sql {
  return Prisma.sql`
    SELECT CASE WHEN count(*) >= 3
      THEN (extract(epoch FROM max(answered_at) - min(answered_at)) * 1000 / (count(*) - 1))::float8 END
    FROM (
      SELECT answered_at FROM queue_entry done
      WHERE done.queue_id = ${queue} AND done.task_id IS NULL AND done.answered_at > ${new Date(now - HOUR)}
        AND done.entered_at > ${new Date(now - 3 * HOUR)}
      ORDER BY answered_at DESC LIMIT 20
    ) recent`;
}

/** The router's turn (domain/routing/contact) of an entry beside its queue, in milliseconds. */
function turn(entry: "mine" | "other"): Prisma.Sql {
  const name = Prisma.raw(entry);
  return Prisma.sql`extract(epoch FROM ${name}.entered_at) * 1000
    + (${name}.priority - 5) * coalesce(nullif((queue.routing ->> 'ageingMs')::numeric, 0), ${STRICT_AGEING})`;
}

/** The place in the queue, and the wait that follows from how fast this queue was served of late. */
async function readPosition(
  tx: Tx,
  id: QueueEntryId,
  now: Instant,
): Promise<{ readonly position: number; readonly expectedMs?: Millis } | undefined> {
  const [row] = await tx.$queryRaw<{ position: number; betweenMs: number | null }[]>`
    SELECT (
      SELECT count(*)::int FROM queue_entry other
      WHERE other.queue_id = mine.queue_id AND other.status IN ('waiting', 'offered')
        AND (${turn("other")}, other.id) <= (${turn("mine")}, mine.id)
    ) AS position, (${betweenMs(Prisma.sql`mine.queue_id`, now)}) AS "betweenMs"
    FROM queue_entry mine JOIN queue ON queue.tenant_id = mine.tenant_id AND queue.id = mine.queue_id
    WHERE mine.id = ${id} AND mine.status IN ('waiting', 'offered')`;
  if (!row) return undefined;
  return present({
    position: row.position,
    expectedMs: row.betweenMs === null ? null : Math.round(row.betweenMs * row.position),
  });
}
