import type { JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Cells, CellsRefused, DataTable } from "@patchbay/domain/data-table";
import type { TableChange, TableError } from "../flow/record-ports.ts";

/** So many rows a table has at most: tables are looked through, not indexed. */
export const MAX_ROWS = 10_000;

export interface DataRow {
  readonly id: string;
  readonly cells: Cells;
}

/** The tenant's tables. Rows come oldest first. */
export interface DataTableStore {
  list(): Promise<readonly (DataTable & { readonly rows: number })[]>;
  find(name: string): Promise<DataTable | undefined>;
  /** Makes it or changes its columns; cells of columns that are gone stay out of sight. */
  save(table: DataTable): Promise<void>;
  remove(name: string): Promise<void>;
  rows(table: string, page: { readonly limit: number; readonly after?: string }): Promise<readonly DataRow[]>;
  /** Adds a row, or replaces the one of this id. */
  saveRow(
    table: string,
    row: { readonly id: string; readonly cells: JsonObject },
  ): Promise<Result<DataRow, TableError>>;
  removeRow(table: string, id: string): Promise<void>;
  /** Rows whose cells equal all of these. */
  match(
    table: string,
    where: JsonObject,
    limit: number,
  ): Promise<Result<readonly Cells[], Extract<TableError, { readonly code: "table.unknown" }> | CellsRefused>>;
  /** A row that is added has `key` as its id: doing it again changes nothing. */
  write(change: TableChange, key: string): Promise<Result<{ readonly rows: number }, TableError>>;
}
