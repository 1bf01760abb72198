import { may } from "../procedures.ts";
import { customerFields } from "./customer.input.ts";

export const createCustomer = may("customer:edit")
  .input(customerFields)
  .mutation(({ ctx, input }) => ctx.stores.customers.create(input));
