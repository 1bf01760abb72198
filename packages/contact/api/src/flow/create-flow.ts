import { createFlow } from "@patchbay/use-cases/flow/create-flow";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";
import { flowDocument } from "./flow-document.input.ts";

export const createFlowProcedure = may("flow:edit")
  .input(z.object({ document: flowDocument }))
  .mutation(async ({ ctx, input }) => unwrap(await createFlow(ctx)(input)));
