import { customerFile, forgetCustomer } from "@patchbay/use-cases/customer/forget-customer";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";
import { ofCustomer } from "./customer.input.ts";

/** A mutation: that a person's file was handed out is written down. */
export const customerFileProcedure = may("customer:manage")
  .input(ofCustomer)
  .mutation(async ({ ctx, input }) => unwrap(await customerFile(ctx)(input)));

export const forgetCustomerProcedure = may("customer:manage")
  .input(ofCustomer)
  .mutation(async ({ ctx, input }) => unwrap(await forgetCustomer(ctx)(input)));
