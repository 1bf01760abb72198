import { endCanary } from "@patchbay/use-cases/release/end-canary";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { aliasName, name, versionNumber } from "../inputs.ts";
import { may } from "../procedures.ts";

export const endCanaryProcedure = may("flow:publish")
  .input(
    z.object({
      flow: name,
      alias: aliasName,
      version: versionNumber,
      how: z.enum(["canary-stopped", "canary-promoted"]),
    }),
  )
  .mutation(async ({ ctx, input }) => unwrap(await endCanary(ctx)(input)));
