import { canaryState } from "@patchbay/use-cases/release/canary-state";
import { z } from "zod";
import { aliasName, name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Null when no canary runs. */
export const canaryStateProcedure = may("flow:read")
  .input(z.object({ flow: name, alias: aliasName }))
  .query(async ({ ctx, input }) => (await canaryState(ctx)(input)) ?? null);
