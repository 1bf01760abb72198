import { z } from "zod";
import { found } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";
import { rowId } from "./table.input.ts";

export const removeRow = may("library:edit")
  .input(z.object({ table: name, id: rowId }))
  .mutation(async ({ ctx, input }) => {
    found(await ctx.stores.dataTables.find(input.table), "table.unknown");
    await ctx.stores.dataTables.removeRow(input.table, input.id);
  });
