import { z } from "zod";
import { limit } from "../inputs.ts";
import { may } from "../procedures.ts";
import { customer } from "../rest/answers.ts";

export const searchCustomers = may("customer:read")
  .meta({ rest: { method: "GET", path: "/customers", summary: "Search customers", answer: z.array(customer) } })
  .input(z.object({ text: z.string().max(200).default(""), limit: limit(25, 100) }))
  .query(({ ctx, input }) => ctx.stores.customers.search(input.text, input.limit));
