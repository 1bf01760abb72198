import type { CallId, LegId, RecordingId, RunId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { TracedMessage } from "@patchbay/domain/sip-trace/sip-message";
import type { CallLeg, CallRecording, CallStore } from "@patchbay/ports/store/call-store";
import type { CallLeg as LegRow, Recording as RecordingRow } from "../generated/client.ts";
import { plainText } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

type Parts = Omit<CallStore, "start" | "update" | "end" | "find" | "search" | "open" | "adopt" | "saveResume">;

/** What belongs to a call: legs, path, recordings, notes. */
export function callParts({ tenant, ledger, inTx }: TenantContext): Parts {
  return {
    addLeg: (leg) => ledger.write(tenant, { kind: "leg.added", leg }),
    endLeg: (leg, at, cause) => ledger.write(tenant, { kind: "leg.ended", leg, at, cause }),
    legs: (call) =>
      inTx(async (tx) => {
        const where = { callId: call };
        return (await tx.callLeg.findMany({ where, orderBy: [{ startedAt: "asc" }, { id: "asc" }] })).map(toLeg);
      }),

    addStep: (step) => ledger.write(tenant, { kind: "step.added", step }),
    path: (call) =>
      inTx(async (tx) => {
        const rows = await tx.$queryRaw<StepRow[]>`
          SELECT DISTINCT ON (first_at, run_id, seq) run_id AS run, seq, flow, version, node, at, exit, variables FROM (
            SELECT s.*, min(at) OVER (PARTITION BY run_id) AS first_at FROM path_step s WHERE call_id = ${call}
          ) steps ORDER BY first_at, run_id, seq, exit NULLS LAST, at`;
        return rows.map((row) => present({ call, ...row, at: row.at.getTime() }));
      }),

    addTrace: (call, at, messages) => ledger.write(tenant, { kind: "trace.added", call, at, messages }),
    trace: (call) =>
      inTx(async (tx) => {
        const rows = await tx.callTrace.findMany({ where: { callId: call }, orderBy: { at: "asc" } });
        return rows.flatMap(({ messages }) => messages as unknown as readonly TracedMessage[]);
      }),

    addRecording: (recording) => ledger.write(tenant, { kind: "recording.added", recording }),
    finishRecording: (recording, durationMs, bytes) =>
      ledger.write(tenant, { kind: "recording.finished", recording, durationMs, bytes }),
    recordings: (call) =>
      inTx(async (tx) => {
        const rows = await tx.recording.findMany({ where: { callId: call }, orderBy: { startedAt: "asc" } });
        return rows.map(toRecording);
      }),
    recordedNow: (calls) =>
      inTx(async (tx) => {
        const where = { callId: { in: [...calls] }, durationMs: null };
        const rows = await tx.recording.findMany({ where, select: { callId: true }, distinct: ["callId"] });
        return rows.map(({ callId }) => callId as CallId);
      }),
    async recording(id) {
      const row = await inTx((tx) => tx.recording.findFirst({ where: { id } }));
      return row ? toRecording(row) : undefined;
    },

    addNote: (call, { by, at, text }) =>
      inTx(async (tx) => {
        await tx.callNote.createMany({ data: { callId: call, by, at: new Date(at), text: plainText(text) } });
      }),
    notes: (call) =>
      inTx(async (tx) => {
        const rows = await tx.$queryRaw<{ by: UserId; byName: string; at: Date; text: string }[]>`
          SELECT n.by, coalesce(a.name, n.by) AS "byName", n.at, n.text FROM call_note n LEFT JOIN agent a ON a.id = n.by
          WHERE n.call_id = ${call} ORDER BY n.at, n.id`;
        return rows.map((row) => ({ ...row, at: row.at.getTime() }));
      }),
  };
}

interface StepRow {
  readonly run: RunId;
  readonly seq: number;
  readonly flow: string;
  readonly version: number | null;
  readonly node: string;
  readonly at: Date;
  readonly exit: string | null;
  readonly variables: Json | null;
}

function toLeg(row: LegRow): CallLeg {
  return present({
    id: row.id as LegId,
    call: row.callId as CallId,
    role: row.role as CallLeg["role"],
    party: row.party,
    startedAt: row.startedAt.getTime(),
    answeredAt: row.answeredAt?.getTime(),
    endedAt: row.endedAt?.getTime(),
    cause: row.cause,
    codec: row.codec,
  });
}

function toRecording(row: RecordingRow): CallRecording {
  return present({
    id: row.id as RecordingId,
    call: row.callId as CallId,
    kind: row.kind as CallRecording["kind"],
    path: row.path,
    startedAt: row.startedAt.getTime(),
    durationMs: row.durationMs,
    bytes: row.bytes === null ? null : Number(row.bytes),
  });
}
