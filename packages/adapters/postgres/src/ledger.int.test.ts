import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallId, TenantId } from "@patchbay/base/ids";
import { someRun } from "@patchbay/ports/journal.contract";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Ledger, type LedgerOptions, openLedger } from "./ledger.ts";
import { startTestPostgres, type TestDatabase, type TestPostgres } from "./test-database.ts";
import { addTenant, asOwner } from "./test-tenants.ts";

let postgres: TestPostgres;
let urls: TestDatabase;
let spillDir: string;
let tenant: TenantId;
const opened: Ledger[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  urls = await postgres.fresh();
  tenant = await addTenant(urls, "harbour");
  spillDir = mkdtempSync(join(tmpdir(), "patchbay-spill-"));
});
afterEach(async () => {
  for (const ledger of opened.splice(0)) await ledger.close();
  rmSync(spillDir, { recursive: true, force: true });
});

async function open(options: Partial<LedgerOptions> = {}): Promise<Ledger> {
  const ledger = await openLedger({ url: urls.app, spillDir, retryMs: 20, ...options });
  opened.push(ledger);
  return ledger;
}

const seqs = async () => {
  const { rows } = await asOwner(urls, (client) =>
    client.query<{ run_id: string; seq: number }>("SELECT run_id, seq FROM journal_entry ORDER BY run_id, seq"),
  );
  return rows.map((row) => row.seq);
};

/** Nobody of the application gets in, and who is in is thrown out. */
async function lockOut(): Promise<void> {
  await asOwner(urls, async (client) => {
    await client.query("ALTER ROLE patchbay_app NOLOGIN");
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'patchbay_app'");
  });
}
const letIn = () => asOwner(urls, (client) => client.query("ALTER ROLE patchbay_app LOGIN"));

/** Meanwhile no entry gets into the journal's table, and none is refused. */
async function whileLocked(work: () => Promise<void>): Promise<void> {
  await asOwner(urls, async (client) => {
    await client.query("BEGIN; LOCK TABLE journal_entry IN ACCESS EXCLUSIVE MODE");
    await work();
    await client.query("COMMIT");
  });
}

const drained = (ledger: Ledger) => expect.poll(() => ledger.status().database, { timeout: 10_000 }).toBe("there");

describe("the ledger", () => {
  it("takes what is written while the database is away to disk, and brings it over in order", async () => {
    const ledger = await open();
    const { entry } = someRun();
    await ledger.write(tenant, { kind: "journal", entry: entry(0) });
    await lockOut();
    for (let seq = 1; seq < 50; seq++) await ledger.write(tenant, { kind: "journal", entry: entry(seq) });
    expect(ledger.status()).toMatchObject({ database: "away", lost: 0 });
    expect(ledger.status().spilledBytes).toBeGreaterThan(0);
    expect(await seqs()).toEqual([0]);
    await letIn();
    await drained(ledger);
    await ledger.write(tenant, { kind: "journal", entry: entry(50) });
    expect(await seqs()).toEqual(Array.from({ length: 51 }, (_, seq) => seq));
    expect(ledger.status()).toEqual({ database: "there", spilledBytes: 0, lost: 0 });
  });

  it("brings over what a process that died has left on disk, before anything new", async () => {
    const { entry } = someRun();
    await lockOut();
    const dying = await openLedger({ url: urls.app, spillDir, retryMs: 20 });
    for (let seq = 0; seq < 5; seq++) await dying.write(tenant, { kind: "journal", entry: entry(seq) });
    await dying.close();
    await letIn();
    const next = await open();
    await next.write(tenant, { kind: "journal", entry: entry(5) });
    await drained(next);
    expect(await seqs()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("does not wait for a database that hangs", async () => {
    const ledger = await open({ commitMs: 100 });
    const { entry } = someRun();
    await ledger.write(tenant, { kind: "journal", entry: entry(0) });
    await whileLocked(async () => {
      await ledger.write(tenant, { kind: "journal", entry: entry(1) });
      expect(ledger.status().database).toBe("away");
    });
    await drained(ledger);
    expect(await seqs()).toEqual([0, 1]);
  });

  it("loses neither of two batches that are under way when the database hangs", async () => {
    const ledger = await open({ commitMs: 300 });
    const { entry } = someRun();
    const many = (from: number) =>
      Array.from({ length: 150 }, (_, index) => ledger.write(tenant, { kind: "journal", entry: entry(from + index) }));
    await whileLocked(async () => {
      const first = many(0);
      await new Promise((turn) => setImmediate(() => setImmediate(turn)));
      await Promise.all([...first, ...many(150)]);
      expect(ledger.status().database).toBe("away");
    });
    await drained(ledger);
    expect(await seqs()).toEqual(Array.from({ length: 300 }, (_, seq) => seq));
  });

  it("refuses the one record that the database refuses, and no other of its batch", async () => {
    const ledger = await open();
    const runs = Array.from({ length: 6 }, someRun);
    const outcomes = await Promise.allSettled(
      runs.map(({ entry }, index) =>
        ledger.write(index === 3 ? ("" as TenantId) : tenant, { kind: "journal", entry: entry(0) }),
      ),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(
      runs.map((_, index) => (index === 3 ? "rejected" : "fulfilled")),
    );
    expect(await seqs()).toHaveLength(5);
  });

  it("keeps what callers put in that PostgreSQL will not hold as it is", async () => {
    const ledger = await open();
    const id = "call-\ud800" as CallId;
    const call = { id, direction: "inbound", from: "a\u0000b", to: "\udc00", startedAt: 1, runtime: "r" } as const;
    await ledger.write(tenant, { kind: "call.started", call });
    const { rows } = await asOwner(urls, (client) => client.query("SELECT id, caller, callee FROM call"));
    expect(rows).toEqual([{ id: "call-\ufffd", caller: "ab", callee: "\ufffd" }]);
  });
});
