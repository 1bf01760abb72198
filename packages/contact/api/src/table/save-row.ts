import { z } from "zod";
import { found, unwrap } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";
import { cells, dataRow, rowId } from "./table.input.ts";

/** Without an id a row is added. */
export const saveRow = may("library:edit")
  .meta({ rest: { method: "POST", path: "/tables/{table}/rows", summary: "Save a row of a table", answer: dataRow } })
  .input(z.object({ table: name, id: rowId.optional(), cells }))
  .mutation(async ({ ctx, input }) => {
    found(await ctx.stores.dataTables.find(input.table), "table.unknown");
    const row = { id: input.id ?? ctx.chance.id(), cells: input.cells };
    return unwrap(await ctx.stores.dataTables.saveRow(input.table, row));
  });
