import type { LedgerRecord, RecordKind } from "./ledger-record.ts";

type Of<Kind extends RecordKind> = Extract<LedgerRecord, { readonly kind: Kind }>;
type Row = Readonly<Record<string, unknown>>;

/** How one kind of record is written, many at a time: one statement over `json_to_recordset($1)`. */
interface Writer<Kind extends RecordKind> {
  readonly sql: string;
  /** Instants as milliseconds; absent fields stay absent and change nothing. */
  readonly row: (record: Of<Kind>) => Row;
  /** Rows of one key become one row, later fields over earlier: a statement may touch a row only once. */
  readonly key: (row: Row) => unknown;
}

const at = (column: string) => `to_timestamp(v.${column} / 1000.0)`;
const values = (columns: string) => `json_to_recordset($1::json) AS v(${columns})`;

/**
 * In the order in which a batch is written. Within one batch that is as good as the order of arrival: a call is there before
 * it changes, and nothing of a later kind is undone by an earlier one.
 */
export const WRITERS: { readonly [Kind in Exclude<RecordKind, "journal">]: Writer<Kind> } = {
  "run.opened": {
    sql: `INSERT INTO run (id, call_id, program, flow, version, started_at)
      SELECT v.id, v.call, v.program, v.flow, v.version, ${at("started")}
      FROM ${values("id text, call text, program text, flow text, version int, started bigint")}
      ON CONFLICT (tenant_id, id) DO NOTHING`,
    row: ({ head }) => ({
      id: head.run,
      call: head.call,
      program: head.program,
      flow: head.flow,
      version: head.version,
      started: head.startedAt,
    }),
    key: (row) => row.id,
  },
  "call.started": {
    sql: `INSERT INTO call (id, channel, direction, caller, callee, started_at, runtime, flow, version, run_id, sip_call_id,
        trunk)
      SELECT v.id, coalesce(v.channel, 'voice'), v.direction, v.caller, v.callee, ${at("started")}, v.runtime, v.flow,
        v.version, v.run, v.sip, v.trunk
      FROM ${values(`id text, channel text, direction text, caller text, callee text, started bigint, runtime text, flow text,
        version int, run text, sip text, trunk text`)}
      ON CONFLICT (tenant_id, id) DO NOTHING`,
    row: ({ call }) => ({
      id: call.id,
      channel: call.channel,
      direction: call.direction,
      caller: call.from,
      callee: call.to,
      started: call.startedAt,
      runtime: call.runtime,
      flow: call.flow,
      version: call.version,
      run: call.run,
      sip: call.sipCallId,
      trunk: call.trunk,
    }),
    key: (row) => row.id,
  },
  "leg.added": {
    sql: `INSERT INTO call_leg (id, call_id, role, party, started_at, answered_at, ended_at, cause, codec)
      SELECT v.id, v.call, v.role, v.party, ${at("started")}, ${at("answered")}, ${at("ended")}, v.cause, v.codec
      FROM ${values(`id text, call text, role text, party text, started bigint, answered bigint, ended bigint,
        cause text, codec text`)}
      ON CONFLICT (tenant_id, id) DO UPDATE SET answered_at = coalesce(excluded.answered_at, call_leg.answered_at),
        codec = coalesce(excluded.codec, call_leg.codec), ended_at = coalesce(call_leg.ended_at, excluded.ended_at),
        cause = coalesce(call_leg.cause, excluded.cause)`,
    row: ({ leg }) => ({
      id: leg.id,
      call: leg.call,
      role: leg.role,
      party: leg.party,
      started: leg.startedAt,
      answered: leg.answeredAt,
      ended: leg.endedAt,
      cause: leg.cause,
      codec: leg.codec,
    }),
    key: (row) => row.id,
  },
  "leg.ended": {
    sql: `UPDATE call_leg SET ended_at = ${at("ended")}, cause = v.cause
      FROM ${values("id text, ended bigint, cause text")} WHERE call_leg.id = v.id AND call_leg.ended_at IS NULL`,
    row: (record) => ({ id: record.leg, ended: record.at, cause: record.cause }),
    key: (row) => row.id,
  },
  "step.added": {
    sql: `INSERT INTO path_step (run_id, seq, at, call_id, flow, version, node, exit, variables)
      SELECT v.run, v.seq, ${at("at")}, v.call, v.flow, v.version, v.node, v.exit, v.variables
      FROM ${values(`run text, seq int, at bigint, call text, flow text, version int, node text, exit text,
        variables json`)}
      ON CONFLICT (tenant_id, run_id, seq, at) DO UPDATE SET exit = coalesce(excluded.exit, path_step.exit),
        variables = coalesce(excluded.variables, path_step.variables)`,
    row: ({ step }) => ({ ...step }),
    key: (row) => `${row.run} ${row.seq} ${row.at}`,
  },
  "trace.added": {
    sql: `INSERT INTO call_trace (call_id, at, messages)
      SELECT v.call, ${at("at")}, v.messages FROM ${values("call text, at bigint, messages json")}
      ON CONFLICT (tenant_id, call_id, at) DO NOTHING`,
    row: ({ call, at: written, messages }) => ({ call, at: written, messages }),
    key: (row) => `${row.call} ${row.at}`,
  },
  "recording.added": {
    sql: `INSERT INTO recording (id, call_id, kind, path, started_at, duration_ms, bytes)
      SELECT v.id, v.call, v.kind, v.path, ${at("started")}, v.duration, v.bytes
      FROM ${values("id text, call text, kind text, path text, started bigint, duration int, bytes bigint")}
      ON CONFLICT (tenant_id, id) DO NOTHING`,
    row: ({ recording }) => ({
      id: recording.id,
      call: recording.call,
      kind: recording.kind,
      path: recording.path,
      started: recording.startedAt,
      duration: recording.durationMs,
      bytes: recording.bytes,
    }),
    key: (row) => row.id,
  },
  "recording.finished": {
    sql: `UPDATE recording SET duration_ms = v.duration, bytes = v.bytes
      FROM ${values("id text, duration int, bytes bigint")} WHERE recording.id = v.id`,
    row: (record) => ({ id: record.recording, duration: Math.round(record.durationMs), bytes: record.bytes }),
    key: (row) => row.id,
  },
  "call.updated": {
    sql: `UPDATE call SET answered_at = coalesce(${at("answered")}, call.answered_at),
        customer_id = coalesce(v.customer, call.customer_id), agent_id = coalesce(v.agent, call.agent_id),
        queue = coalesce(v.queue, call.queue), flow = coalesce(v.flow, call.flow),
        version = coalesce(v.version, call.version), run_id = coalesce(v.run, call.run_id),
        disposition = coalesce(v.disposition, call.disposition)
      FROM ${values(`id text, answered bigint, customer text, agent text, queue text, flow text, version int, run text,
        disposition text`)} WHERE call.id = v.id`,
    row: ({ call, change: { answeredAt, ...change } }) => ({ id: call, answered: answeredAt, ...change }),
    key: (row) => row.id,
  },
  "call.resumable": {
    sql: `UPDATE call SET resume = v.resume FROM ${values("id text, resume json")}
      WHERE call.id = v.id AND call.ended_at IS NULL`,
    row: (record) => ({ id: record.call, resume: record.resume }),
    key: (row) => row.id,
  },
  "call.ended": {
    sql: `UPDATE call SET ended_at = ${at("ended")}, outcome = v.outcome, ended_by = v.by, cause = v.cause, resume = NULL
      FROM ${values("id text, ended bigint, outcome text, by text, cause text")}
      WHERE call.id = v.id AND call.ended_at IS NULL`,
    row: ({ call, end }) => ({ id: call, ended: end.at, outcome: end.outcome, by: end.by, cause: end.cause }),
    key: (row) => row.id,
  },
  "run.closed": {
    sql: `UPDATE run SET outcome = v.outcome, ended_at = ${at("ended")} FROM ${values("id text, outcome text, ended bigint")}
      WHERE run.id = v.id AND run.ended_at IS NULL`,
    row: (record) => ({ id: record.run, outcome: record.outcome, ended: record.at }),
    key: (row) => row.id,
  },
};
