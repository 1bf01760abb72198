import type { TenantId } from "@patchbay/base/ids";
import type { PoolClient } from "pg";
import { jsonText } from "./json-text.ts";
import type { LedgerRecord, RecordKind, TenantRecord } from "./ledger-record.ts";
import { WRITERS } from "./ledger-writers.ts";

type Row = Readonly<Record<string, unknown>>;

/** `again`: the database may have some of them already. */
export type Times = "first" | "again";

/** Writes a batch in one transaction: one statement per tenant and kind. */
export async function writeRecords(client: PoolClient, batch: readonly TenantRecord[], times: Times): Promise<void> {
  await client.query("BEGIN");
  try {
    for (const [tenant, records] of byTenant(batch)) {
      await client.query("SELECT set_config('app.tenant_id', $1, true)", [tenant]);
      for (const [kind, rows] of rowsByKind(records)) {
        const { sql, firstSql, parameters } = WRITERS[kind];
        const text = times === "first" && firstSql ? firstSql : sql;
        const name = text === sql ? `ledger ${kind}` : `ledger ${kind} first`;
        await client.query({ name, text, values: parameters ? parameters(rows) : [jsonText(rows)] });
      }
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
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

function rowsByKind(records: readonly LedgerRecord[]): readonly (readonly [RecordKind, readonly Row[]])[] {
  const groups = new Map<RecordKind, Map<unknown, Row>>();
  for (const record of records) {
    const rows = groups.get(record.kind) ?? new Map<unknown, Row>();
    groups.set(record.kind, rows);
    const writer = WRITERS[record.kind] as { row(record: LedgerRecord): Row; key(row: Row): unknown };
    const row = writer.row(record);
    const key = writer.key(row);
    const known = rows.get(key);
    rows.set(key, known ? { ...known, ...row } : row);
  }
  const order = Object.keys(WRITERS) as RecordKind[];
  return order.flatMap((kind) => {
    const rows = groups.get(kind);
    return rows ? [[kind, [...rows.values()]] as const] : [];
  });
}

/** SQLSTATE 23505: a record of the batch is one that the database has. */
export function isWrittenAlready(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "23505";
}
