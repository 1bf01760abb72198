import { archiveFlow } from "@patchbay/use-cases/flow/archive-flow";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

export const archiveFlowProcedure = may("flow:publish")
  .input(z.object({ name }))
  .mutation(async ({ ctx, input }) => unwrap(await archiveFlow(ctx)(input)));
