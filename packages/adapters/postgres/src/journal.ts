import type { CallId, ProgramHash, RunId, TenantId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Journal } from "@patchbay/ports/journal";
import type { Database } from "./database.ts";
import type { Ledger } from "./ledger.ts";
import { present } from "./present.ts";

export function postgresJournal({ inTenant }: Database, ledger: Ledger): Journal {
  return {
    open: (tenant, head) => ledger.write(tenant, { kind: "run.opened", head }),
    append: (tenant, entries) =>
      ledger.writeAll(
        tenant,
        entries.map((entry) => ({ kind: "journal", entry })),
      ),
    close: (tenant, run, outcome, at) => ledger.write(tenant, { kind: "run.closed", run, outcome, at }),
    read: (tenant: TenantId, run: RunId) =>
      inTenant(tenant, async (tx) => {
        const head = await tx.run.findFirst({ where: { id: run } });
        if (!head) return undefined;
        // One entry per number: should two runtimes have written one (the older was slow to die), the first stands.
        const entries = await tx.$queryRaw<{ seq: number; at: Date; type: string; body: Json }[]>`
          SELECT DISTINCT ON (seq) seq, at, type, body FROM journal_entry
          WHERE run_id = ${run} AND at >= ${new Date(head.startedAt.getTime() - CLOCKS_APART)} ORDER BY seq, at`;
        return {
          head: present({
            run,
            call: head.callId as CallId,
            program: head.program as ProgramHash,
            flow: head.flow,
            version: head.version,
            startedAt: head.startedAt.getTime(),
          }),
          entries: entries.map((entry) => ({ run, ...entry, at: entry.at.getTime() })),
        };
      }),
  };
}

/** How far the clocks of two runtimes may differ: entries of a run lie in the partitions from its start on. */
const CLOCKS_APART = 24 * 3_600_000;
