import { router } from "../procedures.ts";
import { listRows } from "./list-rows.ts";
import { listTables } from "./list-tables.ts";
import { removeRow } from "./remove-row.ts";
import { removeTable } from "./remove-table.ts";
import { saveRow } from "./save-row.ts";
import { saveTable } from "./save-table.ts";

export const tableRouter = router({
  list: listTables,
  save: saveTable,
  remove: removeTable,
  rows: listRows,
  saveRow,
  removeRow,
});
