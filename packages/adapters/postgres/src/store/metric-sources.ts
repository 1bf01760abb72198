import type { MetricDimension, MetricFilter, MetricQuery, TimeDimension } from "@patchbay/domain/metric-query";
import type { MetricFacts } from "@patchbay/domain/metrics";
import { Prisma } from "../generated/client.ts";
import { WHO_TAKES_CONTACTS } from "./agent-rows.ts";

const { sql, raw } = Prisma;

/** Rows that metrics are computed from, and what they can be split and filtered by. */
export interface MetricSource {
  /** The FROM clause with its unconditional WHERE. */
  readonly from: (query: MetricQuery, now: Date) => Prisma.Sql;
  /** When a row counts as happened; undefined: the source clips to the span itself. */
  readonly time?: string;
  /** Key and label of a row's group. */
  readonly split: Readonly<
    Partial<Record<Exclude<MetricDimension, TimeDimension | "organisation" | "branch">, readonly [string, string]>>
  >;
  readonly filter: Readonly<Partial<Record<MetricFilter, string>>>;
  /** The call behind a row, and by what the newest come first. */
  readonly contact?: readonly [call: string, newest: string];
}

const QUEUE = ["q.name", "q.title"] as const;

/** Whoever a row names, by the name if the agent is still there (joined as `a`). */
const agentOf = (rows: string) => [`${rows}.agent_id`, `coalesce(a.name, ${rows}.agent_id)`] as const;

export const SOURCES: Readonly<Record<MetricFacts, MetricSource>> = {
  "queue-entries": {
    from: (query) => {
      // The join costs: only for those who ask by the call.
      const byCall = query.by === "flow" || query.filters.flow || query.filters.direction;
      const call = byCall ? raw("LEFT JOIN call c ON c.id = e.call_id") : Prisma.empty;
      const agent = query.by === "agent" ? raw("LEFT JOIN agent a ON a.id = e.agent_id") : Prisma.empty;
      // Whom we call has not waited on the line.
      return sql`queue_entry e JOIN queue q ON q.id = e.queue_id ${call} ${agent} WHERE e.task_id IS NULL`;
    },
    time: "e.entered_at",
    split: {
      queue: QUEUE,
      agent: agentOf("e"),
      flow: ["c.flow", "c.flow"],
      channel: ["e.channel", "e.channel"],
    },
    filter: { queue: "q.name", agent: "e.agent_id", flow: "c.flow", direction: "c.direction" },
    contact: ["e.call_id", "e.entered_at"],
  },
  calls: {
    from: () => sql`call c LEFT JOIN agent a ON a.id = c.agent_id LEFT JOIN queue q ON q.name = c.queue
      WHERE c.channel = 'voice'`,
    time: "c.started_at",
    split: {
      queue: ["c.queue", "coalesce(q.title, c.queue)"],
      agent: agentOf("c"),
      flow: ["c.flow", "c.flow"],
      outcome: ["c.outcome", "c.outcome"],
    },
    filter: { queue: "c.queue", agent: "c.agent_id", flow: "c.flow", direction: "c.direction" },
    contact: ["c.id", "c.started_at"],
  },
  agents: {
    from: (query, now) => {
      const byQueue = query.by === "queue" || query.filters.queue;
      const queue = byQueue
        ? raw("JOIN queue_member m ON m.agent_id = a.id JOIN queue q ON q.id = m.queue_id")
        : Prisma.empty;
      return sql`(
        SELECT a.*, EXISTS (SELECT FROM phone_registration p WHERE p.user_id = a.id AND p.expires_at > ${now}) AS reachable
        FROM agent a WHERE a.removed_at IS NULL AND a.status <> 'offline' AND ${WHO_TAKES_CONTACTS}
      ) a ${queue} WHERE true`;
    },
    split: {
      status: ["a.status", "a.status"],
      queue: QUEUE,
      team: ["a.team", "a.team"],
      agent: ["a.id", "a.name"],
    },
    filter: { queue: "q.name", agent: "a.id", team: "a.team", status: "a.status" },
  },
  "agent-time": {
    from: ({ from, to }, now) => {
      const [first, last] = [new Date(from), new Date(Math.min(to, now.getTime()))];
      return sql`(
        SELECT s.agent_id, s.status,
          extract(epoch FROM least(s.ended_at, ${last}::timestamptz) - greatest(s.started_at, ${first}::timestamptz)) * 1000 AS ms
        FROM (
          SELECT agent_id, status, started_at, ended_at FROM agent_span
          WHERE started_at < ${last}::timestamptz AND ended_at > ${first}::timestamptz
          UNION ALL SELECT id, status, since, ${now}::timestamptz FROM agent
          WHERE removed_at IS NULL AND since < ${last}::timestamptz
        ) s
      ) t LEFT JOIN agent a ON a.id = t.agent_id WHERE true`;
    },
    split: { agent: agentOf("t"), team: ["a.team", "a.team"] },
    filter: { agent: "t.agent_id", team: "a.team" },
  },
  offers: {
    from: () => sql`offer o JOIN queue_entry e ON e.id = o.entry_id JOIN queue q ON q.id = e.queue_id
      LEFT JOIN agent a ON a.id = o.agent_id WHERE true`,
    time: "o.offered_at",
    split: {
      queue: QUEUE,
      agent: agentOf("o"),
      channel: ["e.channel", "e.channel"],
    },
    filter: { queue: "q.name", agent: "o.agent_id" },
    contact: ["e.call_id", "o.offered_at"],
  },
  holds: {
    from: () => sql`hold_span h JOIN queue_entry e ON e.id = h.entry_id JOIN queue q ON q.id = e.queue_id
      LEFT JOIN agent a ON a.id = h.agent_id WHERE true`,
    time: "h.began_at",
    split: { queue: QUEUE, agent: agentOf("h") },
    filter: { queue: "q.name", agent: "h.agent_id" },
    contact: ["e.call_id", "h.began_at"],
  },
  reviews: {
    from: () => sql`quality_review r LEFT JOIN agent a ON a.id = r.agent_id WHERE true`,
    time: "r.reviewed_at",
    split: { agent: agentOf("r"), team: ["a.team", "a.team"] },
    filter: { agent: "r.agent_id", team: "a.team" },
    contact: ["r.call_id", "r.reviewed_at"],
  },
  "dial-attempts": {
    from: () => sql`dial_attempt d WHERE true`,
    time: "d.claimed_at",
    split: { trunk: ["d.trunk", "d.trunk"] },
    filter: { trunk: "d.trunk" },
    contact: ["d.id", "d.claimed_at"],
  },
  tickets: {
    from: () => sql`ticket t LEFT JOIN agent a ON a.id = t.assignee WHERE true`,
    time: "t.created_at",
    split: { status: ["t.status", "t.status"], agent: ["t.assignee", "coalesce(a.name, t.assignee)"] },
    filter: { agent: "t.assignee" },
    contact: ["t.call_id", "t.created_at"],
  },
};

/** The beginning of the hour (day, quarter of an hour) of this instant in the zone; repeated hours of a clock change stay two. */
export function bucketOf(instant: Prisma.Sql, dimension: TimeDimension, timeZone: string): Prisma.Sql {
  if (dimension === "day")
    return sql`(date_trunc('day', ${instant} AT TIME ZONE ${timeZone}) AT TIME ZONE ${timeZone})`;
  const minutes = sql`extract(minute FROM ${instant} AT TIME ZONE ${timeZone})::int`;
  const into = dimension === "hour" ? minutes : sql`${minutes} % 15`;
  return sql`(date_trunc('minute', ${instant}) - make_interval(mins => ${into}))`;
}

/** Every bucket of the query's span up to now, so that a line has a point where nothing happened. */
export function bucketsOf(dimension: TimeDimension, query: MetricQuery, now: Date): Prisma.Sql {
  const zone = query.timeZone;
  const first = sql`${new Date(query.from)}::timestamptz`;
  const last = sql`${new Date(Math.min(query.to - 1, now.getTime()))}::timestamptz`;
  if (dimension === "day") {
    return sql`(SELECT day AT TIME ZONE ${zone} AS bucket
      FROM generate_series(date_trunc('day', ${first} AT TIME ZONE ${zone}), ${last} AT TIME ZONE ${zone}, interval '1 day') day)`;
  }
  const step = dimension === "hour" ? raw("interval '1 hour'") : raw("interval '15 minutes'");
  return sql`(SELECT generate_series(${bucketOf(first, dimension, zone)}, ${last}, ${step}) AS bucket)`;
}
