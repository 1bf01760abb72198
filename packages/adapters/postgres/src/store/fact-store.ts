import { finishTable, type MetricPart, type MetricPartsTable } from "@patchbay/domain/metric-parts";
import {
  inOrderOf,
  isTime,
  type MetricDimension,
  type MetricQuery,
  type TimeDimension,
} from "@patchbay/domain/metric-query";
import { type MetricDefinition, type MetricName, metricDefinition } from "@patchbay/domain/metrics";
import type { FactStore } from "@patchbay/ports/store/fact-store";
import type { Tx } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { bucketOf, bucketsOf, type MetricSource, SOURCES } from "./metric-sources.ts";
import { METRIC_SQL, type MetricSql } from "./metric-sql.ts";
import type { TenantContext } from "./tenant-context.ts";

const { sql, raw } = Prisma;

type Definition = MetricDefinition & { readonly name: MetricName };
type Row = { readonly key: string | null; readonly label: string | null } & Readonly<
  Record<`top${number}` | `bottom${number}`, number | null>
>;

export function postgresFactStore({ inTx, clock }: TenantContext): FactStore {
  return {
    parts: (query) => inTx((tx) => evaluate(tx, query, new Date(clock.now()))),
    query: async (query) => finishTable(await inTx((tx) => evaluate(tx, query, new Date(clock.now())))),
    contacts: (query, limit) => inTx((tx) => readContacts(tx, query, limit, new Date(clock.now()))),
  };
}

async function evaluate(tx: Tx, query: MetricQuery, now: Date): Promise<MetricPartsTable> {
  const definitions = query.metrics.map((name) => metricDefinition(name));
  const table = new Map<string, { label: string; parts: (MetricPart | null)[] }>();
  const rowOf = (key: string, label: string) => {
    const known = table.get(key);
    if (known) return known;
    const parts = definitions.map((metric) => (metric && splits(metric, query.by) ? partOf(metric) : null));
    const row = { label, parts };
    table.set(key, row);
    return row;
  };
  if (query.by && isTime(query.by)) {
    for (const bucket of await readBuckets(tx, query, query.by, now)) rowOf(bucket.key, bucket.label);
  }
  for (const group of groups(definitions, query.by)) {
    for (const row of await tx.$queryRaw<Row[]>(statement(group, query, now))) {
      const { parts } = rowOf(row.key ?? "", row.label ?? row.key ?? "");
      group.forEach((metric, index) => {
        parts[query.metrics.indexOf(metric.name)] = partOf(metric, row[`top${index}`], row[`bottom${index}`]);
      });
    }
  }
  const rows = [...table].map(([key, { label, parts }]) => (query.by ? { key, label, parts } : { parts }));
  return { metrics: query.metrics, rows: query.by ? rows.sort(inOrderOf(query.by)) : rows };
}

/** Metrics of one source and one tense are computed by one statement. */
function groups(definitions: readonly (Definition | undefined)[], by: MetricDimension | undefined): Definition[][] {
  const found = new Map<string, Definition[]>();
  for (const metric of new Set(definitions)) {
    if (!metric || !splits(metric, by)) continue;
    const key = `${metric.facts} ${metric.live}`;
    found.set(key, [...(found.get(key) ?? []), metric]);
  }
  return [...found.values()];
}

function statement(group: readonly Definition[], query: MetricQuery, now: Date): Prisma.Sql {
  const first = group[0] as Definition;
  const source = SOURCES[first.facts];
  const values = group.flatMap((metric, index) => {
    const { top, bottom }: MetricSql = METRIC_SQL[metric.name];
    const above = sql`(${top(now)})::float8 AS ${raw(`top${index}`)}`;
    return bottom ? [above, sql`(${bottom})::float8 AS ${raw(`bottom${index}`)}`] : [above];
  });
  const rows = sql`${source.from(query, now)} ${conditions(source, first, query)}`;
  if (!query.by) return sql`SELECT ${Prisma.join(values)} FROM ${rows}`;
  if (isTime(query.by)) {
    const bucket = bucketOf(raw(source.time as string), query.by, query.timeZone);
    return sql`SELECT ${named(sql`bucket`, query.by, query.timeZone)}, grouped.* FROM (
      SELECT ${bucket} AS bucket, ${Prisma.join(values)} FROM ${rows} GROUP BY 1) grouped`;
  }
  const [key, label] = source.split[query.by as keyof typeof source.split] as readonly [string, string];
  return sql`SELECT ${raw(key)} AS key, max(${raw(label)}) AS label, ${Prisma.join(values)} FROM ${rows}
    AND ${raw(key)} IS NOT NULL GROUP BY ${raw(key)}`;
}

function conditions(source: MetricSource, { live }: Definition, query: MetricQuery): Prisma.Sql {
  const parts = Object.entries(query.filters).flatMap(([filter, values]) => {
    if (!values) return [];
    const column = source.filter[filter as keyof typeof source.filter];
    // What cannot be told apart by this filter is not among what was asked for.
    return [column ? sql`AND ${raw(column)} = ANY(${[...values]})` : sql`AND false`];
  });
  if (!live && source.time) {
    const time = raw(source.time);
    parts.push(sql`AND ${time} >= ${new Date(query.from)} AND ${time} < ${new Date(query.to)}`);
  }
  return parts.length > 0 ? Prisma.join(parts, " ") : Prisma.empty;
}

function named(bucket: Prisma.Sql, dimension: TimeDimension, timeZone: string): Prisma.Sql {
  const form = dimension === "day" ? "YYYY-MM-DD" : "YYYY-MM-DD HH24:MI";
  return sql`to_char(${bucket} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS key,
    to_char(${bucket} AT TIME ZONE ${timeZone}, ${form}) AS label`;
}

function readBuckets(
  tx: Tx,
  query: MetricQuery,
  by: TimeDimension,
  now: Date,
): Promise<{ key: string; label: string }[]> {
  return tx.$queryRaw(sql`SELECT ${named(sql`bucket`, by, query.timeZone)} FROM ${bucketsOf(by, query, now)} buckets`);
}

async function readContacts(tx: Tx, query: MetricQuery, limit: number, now: Date): Promise<readonly string[]> {
  const found = new Map<string, number>();
  for (const metric of query.metrics.map((name) => metricDefinition(name))) {
    const source = metric && SOURCES[metric.facts];
    const which = metric && (METRIC_SQL[metric.name] as MetricSql).contacts;
    if (!metric || !source?.contact || !which) continue;
    const [call, newest] = source.contact.map((column) => raw(column));
    const rows = await tx.$queryRaw<{ id: string; at: Date }[]>`
      SELECT ${call} AS id, max(${newest}) AS at FROM ${source.from(query, now)} ${conditions(source, metric, query)}
      AND (${which}) AND ${call} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 DESC LIMIT ${limit}`;
    for (const { id, at } of rows) found.set(id, Math.max(found.get(id) ?? 0, at.getTime()));
  }
  const newestFirst = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1));
  return newestFirst.slice(0, limit).map(([id]) => id);
}

function splits(metric: MetricDefinition, by: MetricDimension | undefined): boolean {
  return by === undefined || metric.dimensions.includes(by);
}

/** A metric's part as read; of a group that has no rows when nothing was. */
function partOf({ name }: Definition, top?: number | null, bottom?: number | null): MetricPart {
  const how: MetricSql = METRIC_SQL[name];
  return { top: top ?? how.ofNothing, ...(how.bottom ? { bottom: bottom ?? 0 } : {}) };
}
