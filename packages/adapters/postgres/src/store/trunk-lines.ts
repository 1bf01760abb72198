import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { Lines } from "@patchbay/domain/outbound/may-dial";
import { type LineRefusal, type LineUse, mayTakeLine } from "@patchbay/domain/trunk/may-take-line";
import type { LineRules } from "@patchbay/domain/trunk/trunk";
import type { LineId, LineRequest } from "@patchbay/ports/store/trunk-store";
import type { Tx } from "../database.ts";
import { Prisma } from "../generated/client.ts";

/** Two calls of a tenant that are about to begin come one after the other, so that neither sees the lines without the other. */
export async function takeLine(tx: Tx, line: LineRequest, at: Instant): Promise<Result<undefined, LineRefusal>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('lines/' || current_setting('app.tenant_id'), 0))`;
  const trunk = await tx.trunk.findFirst({ where: { name: line.trunk } });
  const limits = {
    inboundReserve: trunk?.inboundReserve ?? 0,
    ...(trunk?.channels == null ? {} : { channels: trunk.channels }),
    ...(trunk?.callsPerSecond == null ? {} : { callsPerSecond: trunk.callsPerSecond }),
  };
  const allowed = mayTakeLine(limits, await readRules(tx), await lineUse(tx, line, at), line, at);
  const began = new Date(at);
  const { id, call, number, country, perMinute } = line;
  await tx.trunkLine.createMany({
    data: {
      ...{ id, trunk: line.trunk, callId: call, number, country: country ?? null, perMinute: perMinute ?? null },
      ...{ beganAt: began, ...(allowed.ok ? {} : { endedAt: began, refused: allowed.error.code }) },
    },
    skipDuplicates: true,
  });
  return allowed.ok ? ok() : err(allowed.error);
}

export async function lineAnswered(tx: Tx, id: LineId, at: Instant): Promise<void> {
  await tx.trunkLine.updateMany({ where: { id, answeredAt: null }, data: { answeredAt: new Date(at) } });
}

export async function endLine(tx: Tx, id: LineId, at: Instant): Promise<void> {
  await tx.trunkLine.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date(at) } });
}

export async function readRules(tx: Tx): Promise<LineRules> {
  return ((await tx.lineRule.findFirst())?.rules ?? {}) as LineRules;
}

/** A line whose call is over is free, whoever did not say so. */
const OPEN = Prisma.sql`l.ended_at IS NULL AND NOT EXISTS (
  SELECT FROM call c WHERE c.tenant_id = l.tenant_id AND c.id = l.call_id AND c.ended_at IS NOT NULL)`;

const CAME_IN = Prisma.sql`c.direction = 'inbound' AND c.channel = 'voice' AND c.ended_at IS NULL`;

export async function linesInUse(tx: Tx, name: string): Promise<Lines> {
  const trunk = await tx.trunk.findFirst({ where: { name } });
  const [use] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT (SELECT count(*) FROM trunk_line l WHERE l.trunk = ${name} AND ${OPEN})
      + (SELECT count(*) FROM call c WHERE ${CAME_IN} AND coalesce(c.trunk, ${name}) = ${name}) AS count`;
  const { channels, inboundReserve: reserved = 0 } = trunk ?? {};
  return { inUse: Number(use?.count ?? 0), reserved, ...(channels == null ? {} : { channels }) };
}

const IN_ALL = Prisma.sql`(SELECT count(*) FROM trunk_line l WHERE ${OPEN}) + (SELECT count(*) FROM call c WHERE ${CAME_IN})`;

export async function callsNow(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`SELECT ${IN_ALL} AS count`;
  return Number(row?.count ?? 0);
}

async function lineUse(tx: Tx, { trunk, zone }: LineRequest, at: Instant): Promise<LineUse> {
  const now = new Date(at);
  const [row] = await tx.$queryRaw<{ [Key in keyof LineUse]: number | bigint | null }[]>`
    SELECT count(*) FILTER (WHERE l.trunk = ${trunk} AND ${OPEN}) + (
        SELECT count(*) FROM call c WHERE ${CAME_IN} AND coalesce(c.trunk, ${trunk}) = ${trunk}) AS "onTrunk",
      count(*) FILTER (WHERE ${OPEN}) + (SELECT count(*) FROM call c WHERE ${CAME_IN}) AS "inAll",
      count(*) FILTER (WHERE l.trunk = ${trunk} AND l.refused IS NULL
        AND l.began_at > ${now}::timestamptz - interval '1 second') AS "begunOnTrunk",
      count(*) FILTER (WHERE l.refused IS NULL
        AND l.began_at > ${now}::timestamptz - interval '1 minute') AS "begunInMinute",
      (sum(l.per_minute * greatest(1, extract(epoch FROM coalesce(l.ended_at, ${now}::timestamptz) - l.answered_at) / 60))
        FILTER (WHERE (l.answered_at IS NOT NULL OR l.ended_at IS NULL) AND l.began_at >= date_trunc('day', ${now}::timestamptz AT TIME ZONE ${zone}) AT TIME ZONE ${zone}))::float8
        AS "spentToday"
    FROM trunk_line l WHERE l.ended_at IS NULL OR l.began_at > ${now}::timestamptz - interval '25 hours'`;
  const number = (key: keyof LineUse) => Number(row?.[key] ?? 0);
  return {
    onTrunk: number("onTrunk"),
    inAll: number("inAll"),
    begunOnTrunk: number("begunOnTrunk"),
    begunInMinute: number("begunInMinute"),
    spentToday: number("spentToday"),
  };
}
