import { checkFlow } from "@patchbay/use-cases/flow/check-flow";
import { z } from "zod";
import { may } from "../procedures.ts";

/** Takes anything: what is not a flow at all is a diagnostic too, not a refused request. */
export const checkFlowProcedure = may("flow:read")
  .input(z.object({ document: z.unknown() }))
  .query(({ ctx, input }) => checkFlow(ctx)({ document: input.document }));
