import { z } from "zod";
import { found } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

export const removePrompt = may("library:edit")
  .input(z.object({ name }))
  .mutation(async ({ ctx, input }) => {
    const prompts = await ctx.stores.library.prompts();
    found(
      prompts.find((prompt) => prompt.name === input.name),
      "prompt.not-found",
    );
    await ctx.stores.library.removePrompt(input.name);
  });
