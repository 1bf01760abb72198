import type { MetricName } from "@patchbay/domain/metrics";
import { Prisma } from "../generated/client.ts";

const { sql } = Prisma;

/** How one metric is computed from the rows of its source (metric-sources.ts). */
export interface MetricSql {
  /** An aggregate: the number, or what stands above the line of a fraction. `now` is the clock's. */
  readonly top: (now: Date) => Prisma.Sql;
  /** What stands below the line. */
  readonly bottom?: Prisma.Sql;
  /** Which rows made the number: for the list of contacts behind it. Undefined: it has no contacts. */
  readonly contacts?: Prisma.Sql;
  /** What a group without rows has on top; null when nothing can be said. */
  readonly ofNothing: 0 | null;
}

/** In milliseconds. */
const between = (from: string, to: string) => `extract(epoch FROM ${to} - ${from}) * 1000`;
const WAIT = between("e.entered_at", "e.answered_at");
const TALK = between("e.answered_at", "e.ended_at");
const ANSWERED = "e.answered_at IS NOT NULL";
const ABANDONED = "e.left_how = 'abandoned'";
const ENDED = "e.status = 'done'";
const IN_TIME = `${ANSWERED} AND ${WAIT} <= q.service_level_ms`;
const LATE_ABANDONED = `${ABANDONED} AND ${between("e.entered_at", "e.ended_at")} > q.service_level_ms`;
const WAITING = "e.status IN ('waiting', 'offered')";
const BUSY = "t.status IN ('reserved', 'talking', 'wrap-up')";

export const METRIC_SQL = {
  "calls-now": count("c.ended_at IS NULL"),
  "waiting-now": count(WAITING),
  "longest-wait-now": {
    top: (now) =>
      sql`extract(epoch FROM ${now}::timestamptz - min(e.entered_at) FILTER (WHERE ${Prisma.raw(WAITING)})) * 1000`,
    contacts: Prisma.raw(WAITING),
    ofNothing: null,
  },
  "agents-by-state": { ...count("true"), contacts: Prisma.raw("false") },
  "agents-ready": { ...count("a.status = 'ready' AND a.reachable"), contacts: Prisma.raw("false") },
  "longest-in-state-now": {
    top: (now) => sql`extract(epoch FROM ${now}::timestamptz - min(a.since)) * 1000`,
    contacts: Prisma.raw("false"),
    ofNothing: null,
  },
  "tickets-open": count("t.status IN ('new', 'open', 'pending')"),
  "calls-handled": count("c.direction <> 'test'"),
  "calls-offered": count("true"),
  "calls-answered": count(ANSWERED),
  "calls-abandoned": count(ABANDONED),
  "abandon-rate": share(ABANDONED, `${ANSWERED} OR ${ABANDONED}`),
  "service-level": share(IN_TIME, `${ANSWERED} OR ${ABANDONED}`),
  "service-level-of-offered": share(IN_TIME, "true"),
  "service-level-without-short": share(IN_TIME, `${ANSWERED} OR ${LATE_ABANDONED}`),
  "average-speed-of-answer": mean(WAIT, ANSWERED),
  "talk-time": sum(TALK, ENDED),
  "wrap-up-time": sum("coalesce(e.wrapped_ms, 0)", ENDED),
  "hold-time": sum(between("h.began_at", "h.ended_at"), "true"),
  "offers-missed": count("o.how = 'missed'"),
  "average-talk-time": mean(TALK, ENDED),
  "average-handle-time": mean(`${TALK} + coalesce(e.wrapped_ms, 0)`, ENDED),
  occupancy: {
    top: () => summed("t.ms", BUSY),
    bottom: summed("t.ms", `${BUSY} OR t.status = 'ready'`),
    ofNothing: 0,
  },
  "time-ready": { ...sum("t.ms", "t.status = 'ready'"), contacts: Prisma.raw("false") },
  "time-away": { ...sum("t.ms", "t.status = 'away'"), contacts: Prisma.raw("false") },
  "trunk-errors": count("d.outcome = 'failed'"),
  "quality-score": mean("r.score", "r.status <> 'revised'"),
  "tickets-created": count("true"),
  "ticket-satisfaction": share("t.rating >= 4", "t.rating IS NOT NULL"),
  "tickets-late": count("t.breached"),
} satisfies Record<MetricName, MetricSql>;

function counted(which: string): Prisma.Sql {
  return Prisma.raw(`count(*) FILTER (WHERE ${which})`);
}

function summed(amount: string, which: string): Prisma.Sql {
  return Prisma.raw(`coalesce(sum(${amount}) FILTER (WHERE ${which}), 0)`);
}

function count(which: string): MetricSql {
  return { top: () => counted(which), contacts: Prisma.raw(which), ofNothing: 0 };
}

/** The contacts behind a share are those of its denominator. */
function share(part: string, whole: string): MetricSql {
  return { top: () => counted(part), bottom: counted(whole), contacts: Prisma.raw(`(${whole})`), ofNothing: 0 };
}

function sum(amount: string, which: string): MetricSql {
  return { top: () => summed(amount, which), contacts: Prisma.raw(which), ofNothing: 0 };
}

function mean(amount: string, which: string): MetricSql {
  return {
    top: () => summed(amount, which),
    bottom: Prisma.raw(`count(${amount}) FILTER (WHERE ${which})`),
    contacts: Prisma.raw(which),
    ofNothing: 0,
  };
}
