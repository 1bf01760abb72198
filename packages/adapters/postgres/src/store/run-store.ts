import type { CallId, ProgramHash, RunId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { PastRun, RunMark, RunStore } from "@patchbay/ports/store/run-store";
import type { Prisma } from "../generated/client.ts";
import { present } from "../present.ts";
import { readTraffic } from "./run-traffic.ts";
import type { TenantContext } from "./tenant-context.ts";

interface RunRow {
  readonly id: string;
  readonly callId: string;
  readonly program: string;
  readonly flow: string;
  readonly version: number | null;
  readonly startedAt: Date;
}

interface EntryRow {
  readonly run: RunId;
  readonly seq: number;
  readonly at: Date;
  readonly type: string;
  readonly body: Json;
}

/** How far the clocks of two runtimes may differ: entries of a run lie in the partitions from its start on. */
const CLOCKS_APART = 24 * 3_600_000;

export function postgresRunStore({ inTx }: TenantContext): RunStore {
  const withJournals = (find: (tx: Prisma.TransactionClient) => Promise<readonly RunRow[]>) =>
    inTx(async (tx): Promise<readonly PastRun[]> => {
      const runs = await find(tx);
      if (runs.length === 0) return [];
      const ids = runs.map(({ id }) => id);
      const since = new Date(Math.min(...runs.map(({ startedAt }) => startedAt.getTime())) - CLOCKS_APART);
      // One entry per number: should two runtimes have written one (the older was slow to die), the first stands.
      const rows = await tx.$queryRaw<EntryRow[]>`
        SELECT DISTINCT ON (run_id, seq) run_id AS run, seq, at, type, body FROM journal_entry
        WHERE run_id = ANY(${ids}) AND at >= ${since} ORDER BY run_id, seq, at`;
      const byRun = Map.groupBy(rows, ({ run }) => run as string);
      return runs.map((run) => ({
        head: headOf(run),
        entries: (byRun.get(run.id) ?? []).map((entry) => ({ ...entry, at: entry.at.getTime() })),
      }));
    });
  return {
    recent: (flow, limit, before) =>
      withJournals((tx) =>
        tx.run.findMany({
          where: { flow, endedAt: { not: null }, ...(before ? olderThan(before) : {}) },
          orderBy: [{ startedAt: "desc" }, { id: "desc" }],
          take: limit,
        }),
      ),
    ofCall: (call) => withJournals((tx) => tx.run.findMany({ where: { callId: call }, orderBy: { startedAt: "asc" } })),
    traffic: (question) => inTx((tx) => readTraffic(tx, question)),
  };
}

function olderThan({ startedAt: instant, run }: RunMark): Prisma.RunWhereInput {
  const startedAt = new Date(instant);
  return { OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: run } }] };
}

function headOf({ id, callId, program, flow, version, startedAt }: RunRow): PastRun["head"] {
  return present({
    run: id as RunId,
    call: callId as CallId,
    program: program as ProgramHash,
    flow,
    version,
    startedAt: startedAt.getTime(),
  });
}
