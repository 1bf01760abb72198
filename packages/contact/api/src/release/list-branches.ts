import { z } from "zod";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

export const listBranches = may("flow:read")
  .input(z.object({ flow: name }))
  .query(({ ctx, input }) => ctx.stores.releases.branches(input.flow));
