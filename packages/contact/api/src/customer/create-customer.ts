import { createCustomer as create } from "@patchbay/use-cases/customer/write-customer";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";
import { customer } from "../rest/answers.ts";
import { customerFields } from "./customer.input.ts";

export const createCustomer = may("customer:edit")
  .meta({ rest: { method: "POST", path: "/customers", summary: "Make a customer", answer: customer } })
  .input(customerFields)
  .mutation(async ({ ctx, input }) => unwrap(await create(ctx)(input)));
