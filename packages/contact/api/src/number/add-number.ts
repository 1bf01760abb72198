import { addNumber } from "@patchbay/use-cases/number/add-number";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { phoneNumber, title } from "../inputs.ts";
import { may } from "../procedures.ts";

export const addNumberProcedure = may("number:bind")
  .input(z.object({ number: phoneNumber, label: title }))
  .mutation(async ({ ctx, input }) => unwrap(await addNumber(ctx)(input)));
