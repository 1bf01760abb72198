import { z } from "zod";
import { given } from "../given.ts";
import { instant, limit } from "../inputs.ts";
import { may } from "../procedures.ts";

export const listAudit = may("audit:read")
  .input(z.object({ action: z.string().max(80).optional(), before: instant.optional(), limit: limit(100, 500) }))
  .query(({ ctx, input }) => ctx.stores.audit.list(given(input)));
