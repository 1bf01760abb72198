import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TenantId } from "@patchbay/base/ids";
import type { Journal } from "@patchbay/ports/journal";
import { openDatabase } from "./database.ts";
import { postgresJournal } from "./journal.ts";
import { openLedger } from "./ledger.ts";
import { startTestPostgres } from "./test-database.ts";
import { addTenant } from "./test-tenants.ts";

/** As a production server runs: durable, with its checkpoints. */
const DURABLE = { fsync: "on", synchronous_commit: "on", max_wal_size: "4GB" };

export interface DurableJournal {
  readonly journal: Journal;
  readonly tenant: TenantId;
  /** On the disk on which the database is, too. */
  readonly dir: string;
}

/** For benchmarks: a journal in a PostgreSQL of its own that gives its word only when the disk has. */
export async function withDurableJournal(work: (made: DurableJournal) => Promise<void>): Promise<void> {
  const postgres = await startTestPostgres(DURABLE);
  const dir = mkdtempSync(join(tmpdir(), "patchbay-bench-"));
  try {
    const urls = await postgres.fresh();
    const tenant = await addTenant(urls, "harbour");
    const database = openDatabase({ url: urls.app });
    const ledger = await openLedger({ url: urls.app, spillDir: dir });
    await work({ journal: postgresJournal(database, ledger), tenant, dir });
    await ledger.close();
    await database.close();
  } finally {
    rmSync(dir, { recursive: true, force: true });
    await postgres.stop();
  }
}
