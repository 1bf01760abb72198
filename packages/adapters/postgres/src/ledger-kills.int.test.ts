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
/** What happens to a writer before it is killed. */
const FAULTS = ["nothing", "crashed database", "frozen database", "frozen writer", "full disk"] as const;
/** Largest file of a writer whose disk is full, in KiB. */
const FULL_AT = 48;

it("loses nothing acknowledged, and keeps each run's order, when writer and database are killed and frozen and the disk is full", async () => {
  const postgres = await startTestPostgres({});
  const spillDir = mkdtempSync(join(tmpdir(), "patchbay-spill-"));
  const { fraction } = fakeChance(7);
  const upTo = (most: number) => Math.floor(fraction() * most);
  try {
    const urls = await postgres.fresh();
    const tenant = await addTenant(urls, "harbour");
    /** The last acknowledged number of each run; −1 before the first. */
    const acknowledged = Array.from({ length: RUNS }, () => -1);
    for (let kill = 0; kill < KILLS; kill++) {
      const fault = FAULTS[kill % FAULTS.length] as (typeof FAULTS)[number];
      const nexts = acknowledged.map((seq) => String(seq + 1));
      const writer = new Writer([urls.app, spillDir, tenant, ...nexts], acknowledged, fault === "full disk");
      await writer.acknowledges(50 + upTo(1_500));
      if (fault === "crashed database") {
        const back = postgres.crash();
        // The writer goes on, on disk.
        await writer.acknowledges(50 + upTo(400));
        if (fraction() < 0.5) await back;
        await writer.kill();
        await back;
        continue;
      }
      if (fault === "frozen database") {
        await postgres.frozen(() => writer.acknowledges(50 + upTo(400)));
        await writer.acknowledges(upTo(400));
      }
      if (fault === "full disk") {
        await postgres.frozen(() => writer.refuses(20));
        await writer.acknowledges(200);
      }
      if (fault === "frozen writer") {
        writer.signal("SIGSTOP");
        await new Promise((wake) => setTimeout(wake, 300 + upTo(700)));
        writer.signal("SIGCONT");
        await writer.acknowledges(upTo(400));
      }
      await writer.kill();
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

/** The process that writes, and what it says of it. */
class Writer {
  readonly #process: ChildProcess;
  readonly #acknowledged: number[];
  #rest = "";
  #heard: (line: "acknowledged" | "refused") => void = () => {};

  constructor(args: readonly string[], acknowledged: number[], diskIsFull: boolean) {
    this.#acknowledged = acknowledged;
    const command = [process.execPath, join(import.meta.dirname, "test/ledger-writer.process.ts"), ...args];
    // A limit on the file's size is to the writer what a full disk is: write(2) fails in the middle of a batch.
    const limited = ["bash", "-c", `trap "" XFSZ; ulimit -f ${FULL_AT}; exec "$@"`, "bash", ...command];
    const [program = "", ...rest] = diskIsFull ? limited : command;
    this.#process = spawn(program, rest, { stdio: ["ignore", "pipe", "inherit"] });
    this.#process.stdout?.on("data", (chunk: Buffer) => this.#read(String(chunk)));
  }

  acknowledges(count: number): Promise<void> {
    return this.#until("acknowledged", count);
  }

  refuses(count: number): Promise<void> {
    return this.#until("refused", count);
  }

  signal(signal: "SIGSTOP" | "SIGCONT"): void {
    this.#process.kill(signal);
  }

  async kill(): Promise<void> {
    expect(this.#process.exitCode).toBeNull(); // it did not die by itself
    const ended = new Promise<void>((done) => this.#process.once("close", () => done()));
    this.#process.kill("SIGKILL");
    // What is in the pipe was acknowledged too.
    await ended;
  }

  async #until(what: "acknowledged" | "refused", count: number): Promise<void> {
    let left = count;
    if (left <= 0) return;
    await new Promise<void>((done) => {
      this.#heard = (line) => {
        if (line === what && --left === 0) done();
      };
      this.#process.once("exit", () => done());
      if (this.#process.exitCode !== null) done();
    });
  }

  #read(text: string): void {
    const lines = `${this.#rest}${text}`.split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line !== "refused") {
        const [run = 0, seq = 0] = line.split(" ").map(Number);
        this.#acknowledged[run] = seq;
      }
      this.#heard(line === "refused" ? "refused" : "acknowledged");
    }
  }
}
