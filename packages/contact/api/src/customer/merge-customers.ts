import type { CustomerId } from "@patchbay/base/ids";
import { customerDoubles, mergeCustomers, undoMerge } from "@patchbay/use-cases/customer/merge-customers";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { customerMerge } from "../rest/customer-answers.ts";
import { ofCustomer } from "./customer.input.ts";

export const mergeCustomersProcedure = may("customer:edit")
  .meta({
    rest: { method: "POST", path: "/customers/{kept}/merge", summary: "Make two records one", answer: customerMerge },
  })
  .input(z.object({ kept: id<CustomerId>(), gone: id<CustomerId>() }))
  .mutation(async ({ ctx, input }) => unwrap(await mergeCustomers(ctx)(input)));

export const undoMergeProcedure = may("customer:edit")
  .meta({
    rest: {
      method: "POST",
      path: "/customer-merges/{merge}/undo",
      summary: "Make two records again",
      answer: customerMerge,
    },
  })
  .input(z.object({ merge: id<string>() }))
  .mutation(async ({ ctx, input }) => unwrap(await undoMerge(ctx)(input)));

export const customerDoublesProcedure = may("customer:read")
  .input(ofCustomer)
  .query(async ({ ctx, input }) => unwrap(await customerDoubles(ctx)(input)));
