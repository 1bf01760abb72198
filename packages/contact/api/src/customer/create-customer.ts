import { may } from "../procedures.ts";
import { customer } from "../rest/answers.ts";
import { customerFields } from "./customer.input.ts";

export const createCustomer = may("customer:edit")
  .meta({ rest: { method: "POST", path: "/customers", summary: "Make a customer", answer: customer } })
  .input(customerFields)
  .mutation(({ ctx, input }) => ctx.stores.customers.create(input));
