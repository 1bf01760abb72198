import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { type Cells, type Column, cellsFor, type DataTable } from "@patchbay/domain/data-table";
import type { TableChange, TableError } from "@patchbay/ports/flow/record-ports";
import { type DataTableStore, MAX_ROWS } from "@patchbay/ports/store/data-table-store";
import type { Tx } from "../database.ts";
import { jsonInput, jsonText } from "../json-text.ts";
import type { TenantContext } from "./tenant-context.ts";

type Written = Result<{ readonly rows: number }, TableError>;

export function postgresDataTableStore({ inTx, clock }: TenantContext): DataTableStore {
  return {
    list: () =>
      inTx(async (tx) => {
        const tables = await tx.dataTable.findMany({
          orderBy: { title: "asc" },
          include: { _count: { select: { rows: true } } },
        });
        return tables.map((row) => ({ ...toTable(row), rows: row._count.rows }));
      }),

    find: (name) => inTx((tx) => tableOf(tx, name)),

    save: ({ name, title, columns }) =>
      inTx(async (tx) => {
        const data = { title, columns: jsonInput(columns), changedAt: new Date(clock.now()) };
        const { count } = await tx.dataTable.updateMany({ where: { name }, data });
        if (count === 0) await tx.dataTable.createMany({ data: { name, ...data } });
      }),

    remove: (name) =>
      inTx(async (tx) => {
        await tx.dataTable.deleteMany({ where: { name } });
      }),

    rows: (tableName, { limit, after }) =>
      inTx(async (tx) => {
        const table = await tableOf(tx, tableName);
        const rows = await tx.dataRow.findMany({
          where: { tableName, ...(after === undefined ? {} : { id: { gt: after } }) },
          orderBy: { id: "asc" },
          take: limit,
        });
        return table ? rows.map(({ id, cells }) => ({ id, cells: seen(table, cells as Cells) })) : [];
      }),

    saveRow: (tableName, { id, cells: values }) =>
      inTx(async (tx) => {
        const table = await tableOf(tx, tableName, "locked");
        if (!table) return err({ code: "table.unknown", table: tableName });
        const cells = cellsFor(table, values);
        if (!cells.ok) return cells;
        const { count } = await tx.dataRow.updateMany({
          where: { tableName, id },
          data: { cells: jsonInput(cells.value) },
        });
        if (count > 0) return ok({ id, cells: cells.value });
        const added = await add(tx, tableName, id, cells.value, clock.now());
        return added.ok ? ok({ id, cells: cells.value }) : added;
      }),

    removeRow: (tableName, id) =>
      inTx(async (tx) => {
        await tx.dataRow.deleteMany({ where: { tableName, id } });
      }),

    match: (name, where, limit) =>
      inTx(async (tx) => {
        const table = await tableOf(tx, name);
        if (!table) return err({ code: "table.unknown", table: name });
        const wanted = cellsFor(table, where);
        if (!wanted.ok) return wanted;
        const rows = await tx.$queryRaw<{ cells: Cells }[]>`
          SELECT cells FROM data_row WHERE table_name = ${name} AND cells @> ${jsonText(wanted.value)}::jsonb
          ORDER BY added_at, id LIMIT ${limit}`;
        return ok(rows.map((row) => seen(table, row.cells)));
      }),

    write: (change, key) => inTx((tx) => write(tx, change, key, clock.now())),
  };
}

async function write(
  tx: Tx,
  { table: name, how, where, cells }: TableChange,
  key: string,
  at: number,
): Promise<Written> {
  const table = await tableOf(tx, name, "locked");
  if (!table) return err({ code: "table.unknown", table: name });
  const wanted = cellsFor(table, where);
  const values = cellsFor(table, cells);
  if (!wanted.ok) return wanted;
  if (!values.ok) return values;
  const filter = jsonText(wanted.value);
  if (how === "remove") {
    return ok({
      rows: await tx.$executeRaw`DELETE FROM data_row WHERE table_name = ${name} AND cells @> ${filter}::jsonb`,
    });
  }
  const changed =
    how === "add"
      ? 0
      : await tx.$executeRaw`UPDATE data_row SET cells = cells || ${jsonText(values.value)}::jsonb
          WHERE table_name = ${name} AND cells @> ${filter}::jsonb`;
  if (how === "change" || changed > 0) return ok({ rows: changed });
  return add(tx, name, key, { ...wanted.value, ...values.value }, at);
}

async function add(tx: Tx, tableName: string, id: string, cells: Cells, at: number): Promise<Written> {
  if ((await tx.dataRow.count({ where: { tableName } })) >= MAX_ROWS)
    return err({ code: "table.full", most: MAX_ROWS });
  const data = { tableName, id, cells: jsonInput(cells), addedAt: new Date(at) };
  await tx.dataRow.createMany({ data, skipDuplicates: true });
  return ok({ rows: 1 });
}

async function tableOf(tx: Tx, name: string, locked?: "locked"): Promise<DataTable | undefined> {
  // Who writes rows comes one after the other: two that save the same row do not add it twice.
  if (locked) await tx.$queryRaw`SELECT name FROM data_table WHERE name = ${name} FOR UPDATE`;
  const row = await tx.dataTable.findFirst({ where: { name } });
  return row ? toTable(row) : undefined;
}

function toTable(row: { readonly name: string; readonly title: string; readonly columns: unknown }): DataTable {
  return { name: row.name, title: row.title, columns: row.columns as readonly Column[] };
}

function seen({ columns }: DataTable, cells: JsonObject): Cells {
  return Object.fromEntries(columns.flatMap(({ name }) => (name in cells ? [[name, cells[name] as never]] : [])));
}
