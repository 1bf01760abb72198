import { may } from "../procedures.ts";
import { table } from "./table.input.ts";

export const saveTable = may("library:edit")
  .input(table)
  .mutation(({ ctx, input }) => ctx.stores.dataTables.save(input));
