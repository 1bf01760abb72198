import { z } from "zod";
import { given } from "../given.ts";
import { limit, name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Calls out over trunks, the newest first; `refused`: those only that were not made. */
export const trunkLines = may("trunk:read")
  .input(z.object({ trunk: name.optional(), refused: z.boolean().optional(), limit: limit(50, 500) }))
  .query(({ ctx, input }) => ctx.stores.trunks.lines(given(input)));
