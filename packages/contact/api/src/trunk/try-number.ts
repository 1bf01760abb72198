import { tryNumber } from "@patchbay/use-cases/trunk/try-number";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";

/** Over which trunks a number would be called now, the first one first. Calls nobody. */
export const tryNumberProcedure = may("trunk:read")
  .input(z.object({ number: z.string().min(1).max(40) }))
  .query(async ({ ctx, input }) => unwrap(await tryNumber(ctx)(input)));
