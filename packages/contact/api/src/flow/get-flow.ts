import { z } from "zod";
import { found } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

export const getFlow = may("flow:read")
  .input(z.object({ name }))
  .query(async ({ ctx, input }) => found(await ctx.stores.flows.draft(input.name), "flow.not-found"));
