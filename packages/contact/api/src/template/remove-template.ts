import { z } from "zod";
import { found } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

export const removeTemplate = may("library:edit")
  .input(z.object({ name }))
  .mutation(async ({ ctx, input }) => {
    found(await ctx.stores.templates.find(input.name), "template.not-found");
    await ctx.stores.templates.remove(input.name);
  });
