import type { CustomerId } from "@patchbay/base/ids";
import { updateCustomer as update } from "@patchbay/use-cases/customer/write-customer";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id, revision } from "../inputs.ts";
import { may } from "../procedures.ts";
import { customer } from "../rest/answers.ts";
import { customerChange } from "./customer.input.ts";

export const updateCustomer = may("customer:edit")
  .meta({ rest: { method: "PATCH", path: "/customers/{id}", summary: "Change a customer", answer: customer } })
  .input(z.object({ id: id<CustomerId>(), change: customerChange, revision }))
  .mutation(async ({ ctx, input }) => unwrap(await update(ctx)(input)));
