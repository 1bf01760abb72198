import { z } from "zod";
import { found } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

const which = z.object({ id: id<string>() });

export const getArticle = may("library:read")
  .input(which)
  .query(async ({ ctx, input }) => found(await ctx.stores.library.article(input.id, "agents"), "article.not-found"));

/** As it was each time it was saved, the newest first. */
export const articleVersions = may("library:edit")
  .input(which)
  .query(({ ctx, input }) => ctx.stores.library.articleVersions(input.id));

export const markArticle = may("workspace:use")
  .input(which.extend({ helpful: z.boolean() }))
  .mutation(async ({ ctx, input }) => {
    found(await ctx.stores.library.article(input.id, "agents"), "article.not-found");
    await ctx.stores.library.markHelpful(input.id, input.helpful);
  });
