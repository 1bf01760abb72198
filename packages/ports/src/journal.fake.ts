import type { RunId, TenantId } from "@patchbay/base/ids";
import type { Journal, JournalEntry, RunHead } from "./journal.ts";

interface KeptRun {
  readonly tenant: TenantId;
  readonly head: RunHead;
  /** As they would stand in a database: written down, so that nobody changes them afterwards. */
  readonly entries: Map<number, string>;
}

/** A journal in memory. */
export function fakeJournal(): Journal {
  const runs = new Map<RunId, KeptRun>();
  const own = (tenant: TenantId, run: RunId) => {
    const kept = runs.get(run);
    return kept?.tenant === tenant ? kept : undefined;
  };
  return {
    async open(tenant, head) {
      if (!runs.has(head.run)) runs.set(head.run, { tenant, head, entries: new Map() });
    },
    async append(tenant, entries) {
      for (const entry of entries) {
        const kept = own(tenant, entry.run)?.entries;
        if (kept && !kept.has(entry.seq)) kept.set(entry.seq, JSON.stringify(entry));
      }
    },
    async close() {},
    async read(tenant, run) {
      const kept = own(tenant, run);
      if (!kept) return undefined;
      const entries = [...kept.entries.values()].map((written) => JSON.parse(written) as JournalEntry);
      return { head: kept.head, entries: entries.sort((a, b) => a.seq - b.seq) };
    },
  };
}
