import { memberNames } from "@patchbay/use-cases/member/member-names";
import { z } from "zod";
import { given } from "../given.ts";
import { instant, limit } from "../inputs.ts";
import { may } from "../procedures.ts";

export const listAudit = may("audit:read")
  .input(z.object({ action: z.string().max(80).optional(), before: instant.optional(), limit: limit(100, 500) }))
  // By id, as it was written; the name is who that is today.
  .query(async ({ ctx, input }) => {
    const [entries, names] = await Promise.all([ctx.stores.audit.list(given(input)), memberNames(ctx)]);
    return entries.map((entry) => ({ ...entry, ...given({ byName: names.get(entry.by) }) }));
  });
