import { z } from "zod";
import { aliasName, name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Newest first. */
export const listMoves = may("flow:read")
  .input(z.object({ flow: name, alias: aliasName }))
  .query(async ({ ctx, input }) => (await ctx.stores.releases.moves(input.flow, input.alias)).toReversed());
