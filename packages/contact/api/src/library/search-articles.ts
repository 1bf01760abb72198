import { excerptOf } from "@patchbay/domain/knowledge/search-words";
import { z } from "zod";
import { limit } from "../inputs.ts";
import { may } from "../procedures.ts";

const wanted = z.object({ text: z.string().max(200), limit: limit(20, 50) });

/** Published ones, best first, with where in them it stands. */
export const searchArticles = may("library:read")
  .input(wanted)
  .query(async ({ ctx, input }) => {
    const articles = await ctx.stores.library.searchArticles(input.text, input.limit);
    return articles.map((article) => ({ ...article, excerpt: excerptOf(article.body, input.text) }));
  });

/** Drafts too, for who writes them. */
export const allArticles = may("library:edit")
  .input(wanted)
  .query(({ ctx, input }) => ctx.stores.library.searchArticles(input.text, input.limit, "editors"));
