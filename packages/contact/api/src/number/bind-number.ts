import { bindNumber } from "@patchbay/use-cases/number/bind-number";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { aliasName, boundAddress, name, versionNumber } from "../inputs.ts";
import { may } from "../procedures.ts";

export const bindNumberProcedure = may("number:bind")
  .input(
    z.object({
      number: boundAddress,
      flow: name.optional(),
      version: versionNumber.optional(),
      alias: aliasName.optional(),
    }),
  )
  .mutation(async ({ ctx, input }) => unwrap(await bindNumber(ctx)(input)));
