import { z } from "zod";
import { limit } from "../inputs.ts";
import { may } from "../procedures.ts";

export const searchArticles = may("library:read")
  .input(z.object({ text: z.string().max(200), limit: limit(20, 50) }))
  .query(({ ctx, input }) => ctx.stores.library.searchArticles(input.text, input.limit));
