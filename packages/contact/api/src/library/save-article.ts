import { z } from "zod";
import { found } from "../failure.ts";
import { id, title } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Without an id a new article is made. */
export const saveArticle = may("library:edit")
  .input(
    z.object({
      id: id<string>().exactOptional(),
      title,
      body: z.string().max(200_000),
      language: z.enum(["en", "zh"]),
      tags: z.array(z.string().trim().min(1).max(80)).max(50).default([]),
      status: z.enum(["draft", "published"]).default("published"),
      audience: z.enum(["agents", "public"]).default("agents"),
      category: z.string().trim().max(80).default(""),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const { library } = ctx.stores;
    if (input.id !== undefined) found(await library.article(input.id), "article.not-found");
    return library.saveArticle({ ...input, by: ctx.by });
  });
