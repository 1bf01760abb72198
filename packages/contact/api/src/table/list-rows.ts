import { z } from "zod";
import { found } from "../failure.ts";
import { limit, name } from "../inputs.ts";
import { may } from "../procedures.ts";
import { dataRow, rowId } from "./table.input.ts";

/** A page of rows by id; the next one begins `after` the last. */
export const listRows = may("library:read")
  .meta({ rest: { method: "GET", path: "/tables/{table}/rows", summary: "Rows of a table", answer: z.array(dataRow) } })
  .input(z.object({ table: name, limit: limit(100, 1_000), after: rowId.optional() }))
  .query(async ({ ctx, input }) => {
    found(await ctx.stores.dataTables.find(input.table), "table.unknown");
    const after = input.after === undefined ? {} : { after: input.after };
    return ctx.stores.dataTables.rows(input.table, { limit: input.limit, ...after });
  });
