import type { TenantId } from "@patchbay/base/ids";
import type { JournalEntry } from "@patchbay/ports/journal";
import type { Client, QueryConfig } from "pg";
import { jsonText } from "./json-text.ts";
import type { LedgerRecord, TenantRecord } from "./ledger-record.ts";
import { WRITERS } from "./ledger-writers.ts";
import { insertJournal } from "./write-journal.ts";

type Row = Readonly<Record<string, unknown>>;
type RowKind = keyof typeof WRITERS;

/** `again`: the database may have some of them already. */
export type Times = "first" | "again";

/**
 * Writes a batch in one transaction: one statement per tenant and kind, all sent before the first is answered (the client is in
 * pipeline mode), so that a commit is one way there and back. After a statement that failed, the server answers the rest with an error and rolls back.
 */
export async function writeRecords(client: Client, batch: readonly TenantRecord[], times: Times): Promise<void> {
  // All of them are made before one is sent: what cannot be made leaves no transaction open.
  const statements = [...byTenant(batch)].flatMap(([tenant, records]) => [
    { name: "ledger tenant", text: "SELECT set_config('app.tenant_id', $1, true)", values: [tenant] },
    ...statementsFor(records, times),
  ]);
  const answers = ["BEGIN", ...statements, "COMMIT"].map((statement) => client.query(statement));
  const failed = (await Promise.allSettled(answers)).find((answer) => answer.status === "rejected");
  if (failed) throw failed.reason;
}

function byTenant(batch: readonly TenantRecord[]): ReadonlyMap<TenantId, readonly LedgerRecord[]> {
  const groups = new Map<TenantId, LedgerRecord[]>();
  for (const { tenant, record } of batch) {
    const group = groups.get(tenant);
    if (group) group.push(record);
    else groups.set(tenant, [record]);
  }
  return groups;
}

function* statementsFor(records: readonly LedgerRecord[], times: Times): Generator<QueryConfig> {
  const entries: JournalEntry[] = [];
  const groups = new Map<RowKind, Map<unknown, Row>>();
  for (const record of records) {
    if (record.kind === "journal") entries.push(record.entry);
    else addRow(groups, record);
  }
  for (const kind of Object.keys(WRITERS) as RowKind[]) {
    const rows = groups.get(kind);
    if (rows) yield { name: `ledger ${kind}`, text: WRITERS[kind].sql, values: [jsonText([...rows.values()])] };
  }
  if (entries.length > 0) yield insertJournal(entries, times);
}

function addRow(groups: Map<RowKind, Map<unknown, Row>>, record: Extract<LedgerRecord, { kind: RowKind }>): void {
  const rows = groups.get(record.kind) ?? new Map<unknown, Row>();
  groups.set(record.kind, rows);
  const writer = WRITERS[record.kind] as { row(record: LedgerRecord): Row; key(row: Row): unknown };
  const row = writer.row(record);
  const key = writer.key(row);
  const known = rows.get(key);
  rows.set(key, known ? { ...known, ...row } : row);
}

/** SQLSTATE 23505: a record of the batch is one that the database has. */
export function isWrittenAlready(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "23505";
}
