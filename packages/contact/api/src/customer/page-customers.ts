import type { CustomerId } from "@patchbay/base/ids";
import { z } from "zod";
import { id, limit } from "../inputs.ts";
import { may } from "../procedures.ts";

/** All customers, page by page, for a file of them. */
export const pageCustomers = may("customer:manage")
  .input(z.object({ after: id<CustomerId>().exactOptional(), limit: limit(500, 1_000) }))
  .query(({ ctx, input }) => ctx.stores.customers.page(input.after, input.limit));
