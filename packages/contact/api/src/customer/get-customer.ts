import type { CustomerId } from "@patchbay/base/ids";
import { getCustomer } from "@patchbay/use-cases/customer/get-customer";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const getCustomerProcedure = may("customer:read")
  .input(z.object({ id: id<CustomerId>() }))
  .query(async ({ ctx, input }) => unwrap(await getCustomer(ctx)(input)));
