import type { Json, JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";

export type CellType = "text" | "number" | "boolean";

export interface Column {
  readonly name: string;
  readonly title: string;
  readonly type: CellType;
}

/** A table that business people fill in and flows read: prices, branches, blocked numbers. No SQL anywhere. */
export interface DataTable {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
}

/** By column name; a cell that is empty is not there. */
export type Cells = Readonly<Record<string, string | number | boolean>>;

export type CellsRefused =
  | { readonly code: "table.unknown-column"; readonly column: string }
  | { readonly code: "table.not-of-type"; readonly column: string; readonly type: CellType };

/** Values as the columns want them: `"12"` in a column of numbers is 12, null and empty text are no cell. */
export function cellsFor({ columns }: DataTable, values: JsonObject): Result<Cells, CellsRefused> {
  const cells: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(values)) {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) return err({ code: "table.unknown-column", column: name });
    if (value === null || value === "") continue;
    const cell = cellOf(column.type, value);
    if (cell === undefined) return err({ code: "table.not-of-type", column: name, type: column.type });
    cells[name] = cell;
  }
  return ok(cells);
}

const YES = new Set(["true", "yes", "1", "是"]);
const NO = new Set(["false", "no", "0", "否"]);

function cellOf(type: CellType, value: Json): string | number | boolean | undefined {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value).trim();
  switch (type) {
    case "text":
      return text;
    case "number":
      return /^[-+]?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
    case "boolean":
      if (YES.has(text.toLowerCase())) return true;
      return NO.has(text.toLowerCase()) ? false : undefined;
  }
}
