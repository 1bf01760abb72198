import type { CallFilter, CallStore } from "@patchbay/ports/store/call-store";
import { Prisma } from "../generated/client.ts";
import { callParts } from "./call-parts.ts";
import { readCalls } from "./call-rows.ts";
import { pageAfter, pageCursor } from "./page-cursor.ts";
import type { TenantContext } from "./tenant-context.ts";

/** What a running call writes goes through the ledger, so that no outage of the database loses it; reads see what is committed. */
export function postgresCallStore(context: TenantContext): CallStore {
  const { tenant, ledger, inTx } = context;
  return {
    ...callParts(context),

    start: (call) => ledger.write(tenant, { kind: "call.started", call }),
    update: (call, change) => ledger.write(tenant, { kind: "call.updated", call, change }),
    end: (call, end) => ledger.write(tenant, { kind: "call.ended", call, end }),
    saveResume: (call, resume) => ledger.write(tenant, { kind: "call.resumable", call, resume }),

    async find(call) {
      const [record] = await inTx((tx) => readCalls(tx, Prisma.sql`WHERE c.id = ${call}`));
      return record;
    },

    async search(filter) {
      const tail = Prisma.sql`WHERE ${matching(filter)} ORDER BY c.started_at DESC, c.id DESC LIMIT ${filter.limit + 1}`;
      const found = await inTx((tx) => readCalls(tx, tail));
      const calls = found.slice(0, filter.limit);
      const last = calls.at(-1);
      return found.length > calls.length && last
        ? { calls, next: pageCursor(new Date(last.startedAt), last.id) }
        : { calls };
    },

    open: (runtime) =>
      inTx((tx) => {
        const own = runtime === undefined ? Prisma.empty : Prisma.sql`AND c.runtime = ${runtime}`;
        return readCalls(
          tx,
          Prisma.sql`WHERE c.ended_at IS NULL AND c.channel = 'voice' ${own} ORDER BY c.started_at, c.id`,
        );
      }),

    adopt: (from, to) =>
      inTx(async (tx) => {
        const taken = await tx.call.updateManyAndReturn({
          where: { runtime: from, endedAt: null, channel: "voice" },
          data: { runtime: to },
          select: { id: true },
        });
        if (taken.length === 0) return [];
        const ids = taken.map((row) => row.id);
        return readCalls(tx, Prisma.sql`WHERE c.id = ANY(${ids}) ORDER BY c.started_at, c.id`);
      }),
  };
}

function matching(filter: CallFilter): Prisma.Sql {
  const after = pageAfter(filter.cursor);
  const conditions = [
    Prisma.sql`true`,
    ...(filter.from === undefined ? [] : [Prisma.sql`c.started_at >= ${new Date(filter.from)}`]),
    ...(filter.to === undefined ? [] : [Prisma.sql`c.started_at < ${new Date(filter.to)}`]),
    ...(filter.queue === undefined ? [] : [Prisma.sql`c.queue = ${filter.queue}`]),
    ...(filter.agent === undefined ? [] : [Prisma.sql`c.agent_id = ${filter.agent}`]),
    ...(filter.customer === undefined ? [] : [Prisma.sql`c.customer_id = ${filter.customer}`]),
    ...(filter.outcome === undefined ? [] : [Prisma.sql`c.outcome = ${filter.outcome}`]),
    ...(filter.flow === undefined ? [] : [Prisma.sql`c.flow = ${filter.flow}`]),
    ...(filter.ids === undefined ? [] : [Prisma.sql`c.id = ANY(${[...filter.ids]})`]),
    ...(filter.openOnly ? [Prisma.sql`c.ended_at IS NULL`] : []),
    ...(after ? [Prisma.sql`(c.started_at, c.id) < (${after.at}, ${after.id})`] : []),
    ...(filter.text?.trim() ? [holding(filter.text.trim())] : []),
  ];
  return Prisma.join(conditions, " AND ");
}

function holding(text: string): Prisma.Sql {
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(c.caller ILIKE ${like} OR c.callee ILIKE ${like} OR c.id = ${text} OR u.name ILIKE ${like}
    OR a.name ILIKE ${like})`;
}
