import type { CustomerId } from "@patchbay/base/ids";
import { getCustomer } from "@patchbay/use-cases/customer/get-customer";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { customerDetail } from "../rest/answers.ts";

export const getCustomerProcedure = may("customer:read")
  .meta({
    rest: {
      method: "GET",
      path: "/customers/{id}",
      summary: "A customer with calls and tickets",
      answer: customerDetail,
    },
  })
  .input(z.object({ id: id<CustomerId>() }))
  .query(async ({ ctx, input }) => unwrap(await getCustomer(ctx)(input)));
