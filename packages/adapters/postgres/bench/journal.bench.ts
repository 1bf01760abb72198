/**
 * The journal's group commit on a real PostgreSQL with fsync on: `node packages/adapters/postgres/bench/journal.bench.ts`.
 * Callers append one entry each and wait for it, as flow runs do; printed per number of callers as one JSON line with entries
 * per second and the wait that durability adds. Bar: 50,000 entries/s with a wait of 5 ms or less.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallId, ProgramHash, RunId } from "@patchbay/base/ids";
import { openDatabase } from "../src/database.ts";
import { postgresJournal } from "../src/journal.ts";
import { openLedger } from "../src/ledger.ts";
import { startTestPostgres } from "../src/test-database.ts";
import { addTenant } from "../src/test-tenants.ts";

const SECONDS = Number(process.argv[2] ?? 5);
/** As a production server runs: durable, with its checkpoints. */
const DURABLE = { fsync: "on", synchronous_commit: "on", max_wal_size: "4GB" };

const postgres = await startTestPostgres(DURABLE);
const spillDir = mkdtempSync(join(tmpdir(), "patchbay-bench-"));
try {
  const urls = await postgres.fresh();
  const tenant = await addTenant(urls, "harbour");
  const database = openDatabase({ url: urls.app });
  const ledger = await openLedger({ url: urls.app, spillDir });
  const journal = postgresJournal(database, ledger);
  for (const callers of [1, 50, 250, 500, 1_000]) {
    const waits: number[] = [];
    const end = performance.now() + SECONDS * 1_000;
    const caller = async (index: number): Promise<void> => {
      const run = `run-${callers}-${index}` as RunId;
      const startedAt = Date.now();
      await journal.open(tenant, {
        run,
        call: run as string as CallId,
        program: "f" as ProgramHash,
        flow: "bench",
        startedAt,
      });
      for (let seq = 0; performance.now() < end; seq++) {
        const before = performance.now();
        await journal.append(tenant, [
          { run, seq, at: startedAt + seq, type: "digit", body: { digit: "1", node: "ask-order" } },
        ]);
        waits.push(performance.now() - before);
      }
    };
    await Promise.all(Array.from({ length: callers }, (_, index) => caller(index)));
    waits.sort((a, b) => a - b);
    const at = (share: number) => Number((waits[Math.floor(waits.length * share)] ?? 0).toFixed(2));
    const perSecond = Math.round(waits.length / SECONDS);
    console.log(
      JSON.stringify({
        bench: "journal",
        callers,
        perSecond,
        waitMs: { p50: at(0.5), p99: at(0.99) },
        bar: { perSecond: 50_000, waitMs: 5 },
      }),
    );
  }
  await ledger.close();
  await database.close();
} finally {
  rmSync(spillDir, { recursive: true, force: true });
  await postgres.stop();
}
