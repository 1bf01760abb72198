import { record } from "@patchbay/use-cases/acting";
import { z } from "zod";
import { found } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** With all of its rows. */
export const removeTable = may("library:edit")
  .input(z.object({ name }))
  .mutation(async ({ ctx, input }) => {
    found(await ctx.stores.dataTables.find(input.name), "table.unknown");
    await ctx.stores.dataTables.remove(input.name);
    await record(ctx)("table.removed", input.name);
  });
