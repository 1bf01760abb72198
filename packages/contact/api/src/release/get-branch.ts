import { z } from "zod";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Null for a flow that is no branch. */
export const getBranch = may("flow:read")
  .input(z.object({ branch: name }))
  .query(async ({ ctx, input }) => (await ctx.stores.releases.branch(input.branch)) ?? null);
