import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeChance } from "@patchbay/ports/chance.fake";
import { expect, it } from "vitest";
import { openLedger } from "./ledger.ts";
import { startTestPostgres } from "./test-database.ts";
import { addTenant, asOwner } from "./test-tenants.ts";

/** A bounded slice; `CHAOS_KILLS=200` for the full number (reliability: nothing acknowledged is lost under 200 kills). */
const KILLS = Number(process.env.CHAOS_KILLS ?? 12);
const RUNS = 8;

it("loses nothing acknowledged, and keeps each run's order, when writer and database are killed again and again", async () => {
  const postgres = await startTestPostgres({});
  const spillDir = mkdtempSync(join(tmpdir(), "patchbay-spill-"));
  const { fraction } = fakeChance(7);
  try {
    const urls = await postgres.fresh();
    const tenant = await addTenant(urls, "harbour");
    /** The last acknowledged number of each run; −1 before the first. */
    const acknowledged = Array.from({ length: RUNS }, () => -1);
    for (let kill = 0; kill < KILLS; kill++) {
      const writer = spawn(
        process.execPath,
        [
          join(import.meta.dirname, "test/ledger-writer.process.ts"),
          urls.app,
          spillDir,
          tenant,
          ...acknowledged.map((seq) => String(seq + 1)),
        ],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      await readAcknowledged(writer, acknowledged, 50 + Math.floor(fraction() * 1_500));
      if (kill % 3 === 1) {
        const back = postgres.crash();
        // The writer goes on, on disk.
        await readAcknowledged(writer, acknowledged, 50 + Math.floor(fraction() * 400));
        if (fraction() < 0.5) await back;
        await kill9(writer, acknowledged);
        await back;
      } else await kill9(writer, acknowledged);
    }

    const ledger = await openLedger({ url: urls.app, spillDir, retryMs: 20 });
    await expect.poll(() => ledger.status().database, { timeout: 30_000 }).toBe("there");
    expect(ledger.status()).toEqual({ database: "there", spilledBytes: 0, lost: ledger.status().lost });
    await ledger.close();
    const { rows } = await asOwner(urls, (client) =>
      client.query<{ run: string; count: number; numbers: number; last: number }>(
        `SELECT run_id AS run, count(*)::int AS count, count(DISTINCT seq)::int AS numbers, max(seq) AS last
         FROM journal_entry GROUP BY run_id ORDER BY run_id`,
      ),
    );
    expect(rows).toHaveLength(RUNS);
    for (const [index, row] of rows.entries()) {
      expect(row.last).toBeGreaterThanOrEqual(acknowledged[index] ?? 0);
      expect([row.count, row.numbers]).toEqual([row.last + 1, row.last + 1]);
    }
    expect(Math.min(...acknowledged)).toBeGreaterThan(KILLS);
  } finally {
    rmSync(spillDir, { recursive: true, force: true });
    await postgres.stop();
  }
}, 600_000);

/** Reads until so many more entries are acknowledged. */
async function readAcknowledged(writer: ChildProcess, acknowledged: number[], count: number): Promise<void> {
  let left = count;
  await new Promise<void>((done) => {
    listen(writer, acknowledged, () => {
      if (--left === 0) done();
    });
    writer.once("exit", () => done());
    if (writer.exitCode !== null) done();
  });
}

async function kill9(writer: ChildProcess, acknowledged: number[]): Promise<void> {
  // What is in the pipe was acknowledged too.
  expect(writer.exitCode).toBeNull(); // it did not die by itself
  const ended = new Promise<void>((done) => writer.once("close", () => done()));
  listen(writer, acknowledged, () => {});
  writer.kill("SIGKILL");
  await ended;
}

const rests = new WeakMap<ChildProcess, string>();

function listen(writer: ChildProcess, acknowledged: number[], each: () => void): void {
  writer.stdout?.removeAllListeners("data");
  writer.stdout?.on("data", (chunk) => {
    const lines = `${rests.get(writer) ?? ""}${chunk}`.split("\n");
    rests.set(writer, lines.pop() ?? "");
    for (const line of lines) {
      const [run = 0, seq = 0] = line.split(" ").map(Number);
      acknowledged[run] = seq;
      each();
    }
  });
}
