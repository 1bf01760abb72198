import { removeNumber } from "@patchbay/use-cases/number/remove-number";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { boundAddress } from "../inputs.ts";
import { may } from "../procedures.ts";

export const removeNumberProcedure = may("number:bind")
  .input(z.object({ number: boundAddress }))
  .mutation(async ({ ctx, input }) => unwrap(await removeNumber(ctx)(input)));
