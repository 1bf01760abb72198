import type { TenantId } from "@patchbay/base/ids";
import { openCommitLine } from "./commit-line.ts";
import { isAway } from "./database-away.ts";
import type { LedgerRecord, TenantRecord } from "./ledger-record.ts";
import { openSpillFile } from "./spill-file.ts";
import { isWrittenAlready, type Times } from "./write-records.ts";

/**
 * Writes records durably and in order, many at a time (group commit): while one commit is under way, what arrives gathers for
 * the next. While the database is away they go to a file on local disk, synced, and from there to the database in the
 * order of their arrival when it is back; a file left by a process that died is drained by the next one that opens it.
 * One process per `spillDir`.
 */
export interface Ledger {
  /** Resolves when the record is in the database or on local disk. Rejects when neither takes it. */
  write(tenant: TenantId, record: LedgerRecord): Promise<void>;
  /** Several, in order, acknowledged together. */
  writeAll(tenant: TenantId, records: readonly LedgerRecord[]): Promise<void>;
  status(): LedgerStatus;
  /** Waits for what was written, not for the spill file to be drained. */
  close(): Promise<void>;
}

export interface LedgerStatus {
  readonly database: "there" | "away";
  /** Bytes on local disk that the database does not have yet. */
  readonly spilledBytes: number;
  /** Records found damaged on disk, and records that the database refused while the file was drained: kept in the log. */
  readonly lost: number;
}

export interface LedgerOptions {
  readonly url: string;
  readonly spillDir: string;
  /** The database counts as away when a commit takes longer. */
  readonly commitMs?: number;
  /** Between two tries to reach a database that is away. */
  readonly retryMs?: number;
  readonly onProblem?: (problem: LedgerProblem) => void;
}

export type LedgerProblem =
  | { readonly what: "database-away"; readonly why: string }
  | { readonly what: "database-back"; readonly drained: number }
  | { readonly what: "refused"; readonly record: TenantRecord; readonly why: string }
  | { readonly what: "damaged"; readonly stretches: number };

interface Waiting {
  readonly records: readonly TenantRecord[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const LARGEST_BATCH = 4_000;
/** How long rows that nobody waits for (steps of the path, legs) may wait for company: a commit costs more than a row. */
const GATHER_MS = 20;
/** Between two commits, while there is something to commit all the time: the wait of few for the company of many. */
const SPACING_MS = 3;
/** With so many waiting, the next commit is sent while one is under way: packing it costs as much time as writing it. */
const CROWD = 100;
const AT_ONCE = 2;
const DRAIN_BYTES = 1024 * 1024;

export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { url, spillDir, commitMs = 1_000, retryMs = 250, onProblem = () => {} } = options;
  const line = openCommitLine(url, commitMs);
  const drainLine = openCommitLine(url, commitMs);
  const spill = await openSpillFile(spillDir);
  const waiting: Waiting[] = [];
  let drained = 0;
  let lost = 0;
  let away = spill.length > 0;
  let spilling = 0;
  let spilled: Promise<void> = Promise.resolve();
  let closed = false;
  const underWay = new Set<Promise<void>>();
  let gathering: NodeJS.Timeout | undefined;
  let isDue = false;
  let sentAt = 0;
  let draining: Promise<void> | undefined;

  /** At once for what somebody waits for: with all that is written in this turn, and with what gathered while a commit was under way. */
  function sendSoon(): void {
    if (isDue) return;
    isDue = true;
    const due = () => {
      isDue = false;
      send();
    };
    const wait = sentAt + SPACING_MS - performance.now();
    if (wait > 0) setTimeout(due, wait);
    else setImmediate(due);
  }

  function send(): void {
    while (waiting.length > 0 && underWay.size < (waiting.length < CROWD ? 1 : AT_ONCE)) {
      sentAt = performance.now();
      const work = commitBatch(takeBatch(waiting)).then(() => {
        underWay.delete(work);
        if (waiting.length > 0) sendSoon();
      });
      underWay.add(work);
    }
  }

  async function commitBatch(batch: readonly Waiting[], times: Times = "first"): Promise<void> {
    if (away) return spillBatch(batch);
    try {
      await line.commit(
        batch.flatMap((item) => item.records),
        times,
      );
      for (const item of batch) item.done();
    } catch (error) {
      if (isAway(error)) {
        goAway(error);
        await spillBatch(batch);
      } else if (times === "first" && isWrittenAlready(error)) await commitBatch(batch, "again");
      else if (batch.length === 1) batch[0]?.failed(error);
      // One of them is refused: each on its own, so that it takes no other with it.
      else for (const item of batch) await commitBatch([item], "again");
    }
  }

  /** One after the other, in the order in which they failed. */
  function spillBatch(batch: readonly Waiting[]): Promise<void> {
    spilling++;
    spilled = spilled.then(async () => {
      try {
        await spill.append(batch.flatMap((item) => item.records.map((record) => Buffer.from(JSON.stringify(record)))));
        for (const item of batch) item.done();
      } catch (error) {
        for (const item of batch) item.failed(error);
      }
      spilling--;
      draining ??= drain();
    });
    return spilled;
  }

  function goAway(error: unknown): void {
    if (away) return;
    away = true;
    onProblem({ what: "database-away", why: error instanceof Error ? error.message : String(error) });
  }

  async function drain(): Promise<void> {
    let count = 0;
    while (!closed) {
      if (drained >= spill.length && spilling === 0) {
        // No await between this look and `away = false`: nothing can slip in behind the last record.
        const cleared = spill.clear();
        drained = 0;
        away = false;
        draining = undefined;
        await cleared;
        onProblem({ what: "database-back", drained: count });
        return;
      }
      if (drained >= spill.length) {
        await new Promise((wake) => setTimeout(wake, 1)); // the last batch is being written right now
        continue;
      }
      const chunk = await spill.read(drained, DRAIN_BYTES);
      const records = chunk.payloads.map((payload): TenantRecord => JSON.parse(payload.toString()));
      if (await drainRecords(records)) {
        drained = chunk.next;
        count += records.length;
        lost += chunk.damaged;
        if (chunk.damaged > 0) onProblem({ what: "damaged", stretches: chunk.damaged });
      } else await new Promise((wake) => setTimeout(wake, retryMs));
    }
  }

  /** False when the database is (still) away. */
  async function drainRecords(records: readonly TenantRecord[]): Promise<boolean> {
    try {
      await drainLine.commit(records, "again");
      return true;
    } catch (error) {
      if (isAway(error)) return false;
      if (records.length > 1) {
        for (const record of records) if (!(await drainRecords([record]))) return false;
        return true;
      }
      lost++;
      for (const record of records) onProblem({ what: "refused", record, why: String(error) });
      return true;
    }
  }

  if (away) draining = drain();

  const writeAll = (tenant: TenantId, records: readonly LedgerRecord[]): Promise<void> =>
    new Promise((done, failed) => {
      if (records.length === 0) return done();
      waiting.push({ records: records.map((record) => ({ tenant, record })), done, failed });
      if (records.some(isWaitedFor)) sendSoon();
      else gathering ??= setTimeout(gathered, GATHER_MS);
    });
  const gathered = () => {
    gathering = undefined;
    send();
  };

  return {
    write: (tenant, record) => writeAll(tenant, [record]),
    writeAll,
    status: () => ({ database: away ? "away" : "there", spilledBytes: spill.length - drained, lost }),
    async close() {
      for (send(); underWay.size > 0; send()) await Promise.race(underWay);
      clearTimeout(gathering);
      closed = true;
      await draining;
      await line.close();
      await drainLine.close();
      await spill.close();
    },
  };
}

function takeBatch(waiting: Waiting[]): Waiting[] {
  let records = 0;
  let items = 0;
  while (items < waiting.length && (items === 0 || records < LARGEST_BATCH)) {
    records += waiting[items]?.records.length ?? 0;
    items++;
  }
  return waiting.splice(0, items);
}

/** A run goes no further, and a call is not answered, before these are durable. */
function isWaitedFor({ kind }: LedgerRecord): boolean {
  return kind === "journal" || kind === "run.opened" || kind === "call.started";
}
