import { z } from "zod";
import { limit } from "../inputs.ts";
import { may } from "../procedures.ts";

const entry = z.object({
  number: z.string(),
  reason: z.string(),
  addedAt: z.number(),
  expiresAt: z.number().optional(),
});

/** A page of the list by number; the next one begins `after` the last. */
export const listDoNotCall = may("customer:read")
  .meta({ rest: { method: "GET", path: "/do-not-call", summary: "Do-not-call list", answer: z.array(entry) } })
  .input(z.object({ limit: limit(100, 1_000), after: z.string().max(40).optional() }))
  .query(({ ctx, input }) =>
    ctx.stores.doNotCall.list({ limit: input.limit, ...(input.after === undefined ? {} : { after: input.after }) }),
  );
