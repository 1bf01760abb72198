import type { TenantId } from "@patchbay/base/ids";
import type { PoolClient } from "pg";
import { jsonText } from "./json-text.ts";
import type { LedgerRecord, RecordKind, TenantRecord } from "./ledger-record.ts";
import { WRITERS } from "./ledger-writers.ts";

type Row = Readonly<Record<string, unknown>>;

/** Writes a batch in one transaction: one statement per tenant and kind. */
export async function writeRecords(client: PoolClient, batch: readonly TenantRecord[]): Promise<void> {
  await client.query("BEGIN");
  try {
    for (const [tenant, records] of byTenant(batch)) {
      await client.query("SELECT set_config('app.tenant_id', $1, true)", [tenant]);
      for (const [kind, rows] of rowsByKind(records)) {
        await client.query({ name: `ledger ${kind}`, text: WRITERS[kind].sql, values: [jsonText(rows)] });
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
