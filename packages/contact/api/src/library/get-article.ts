import { z } from "zod";
import { found } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const getArticle = may("library:read")
  .input(z.object({ id: id<string>() }))
  .query(async ({ ctx, input }) => found(await ctx.stores.library.article(input.id), "article.not-found"));
