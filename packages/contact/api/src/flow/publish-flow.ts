import { publishFlow } from "@patchbay/use-cases/flow/publish-flow";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { name, revision } from "../inputs.ts";
import { may } from "../procedures.ts";

export const publishFlowProcedure = may("flow:publish")
  .input(z.object({ name, revision, message: z.string().trim().max(500).default("") }))
  .mutation(async ({ ctx, input }) => unwrap(await publishFlow(ctx)(input)));
