import { z } from "zod";
import { found } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

export const getVersion = may("flow:read")
  .input(z.object({ name, version: z.number().int().min(1) }))
  .query(async ({ ctx, input }) =>
    found(await ctx.stores.flows.versionDocument(input.name, input.version), "flow.version-not-found"),
  );
